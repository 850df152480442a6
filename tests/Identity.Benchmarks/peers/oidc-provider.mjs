// The npm package oidc-provider on PostgreSQL, with the app and the people of BenchmarkPeople. It has no users, passwords or second factor
// of its own: the store and the page for a password (scrypt) are the least that an application adds. Settings: PORT, DATABASE.
import { generateKeyPairSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Provider } from 'oidc-provider';
import pg from 'pg';

const database = new Map(process.env.DATABASE.split(';').map(part => part.split('=')));
const pool = new pg.Pool({
  host: database.get('Host'), port: +database.get('Port'), database: database.get('Database'), user: database.get('Username'), max: 10,
});
const query = (name, text, values) => pool.query({ name, text, values });

// One table for every kind of thing, each statement prepared once a connection.
class Adapter {
  constructor(model) {
    this.model = model;
  }

  async upsert(id, payload, lifetime) {
    const expires = lifetime ? new Date(Date.now() + lifetime * 1000) : null;
    await query('upsert', `INSERT INTO things (model, id, payload, grant_id, uid, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (model, id) DO UPDATE SET payload = $3, grant_id = $4, uid = $5, expires_at = $6`,
    [this.model, id, payload, payload.grantId ?? null, payload.uid ?? null, expires]);
  }

  find = async id => live(await query('find', 'SELECT payload, expires_at, consumed_at FROM things WHERE model = $1 AND id = $2', [this.model, id]));

  findByUid = async uid => live(await query('uid', 'SELECT payload, expires_at, consumed_at FROM things WHERE model = $1 AND uid = $2', [this.model, uid]));

  consume = id => query('consume', 'UPDATE things SET consumed_at = now() WHERE model = $1 AND id = $2', [this.model, id]);

  destroy = id => query('destroy', 'DELETE FROM things WHERE model = $1 AND id = $2', [this.model, id]);

  revokeByGrantId = id => query('revoke', 'DELETE FROM things WHERE grant_id = $1', [id]);
}

function live({ rows: [row] }) {
  if (!row || (row.expires_at && row.expires_at < new Date())) {
    return undefined;
  }

  return row.consumed_at ? { ...row.payload, consumed: Math.floor(row.consumed_at / 1000) } : row.payload;
}

const hash = (password, salt) => promisify(scrypt)(password, salt, 32, { N: 16384, r: 8, p: 1 });
const salt = randomBytes(16);
await pool.query(`CREATE TABLE things (model text, id text, payload jsonb, grant_id text, uid text, expires_at timestamptz, consumed_at timestamptz,
    PRIMARY KEY (model, id));
  CREATE INDEX ON things (grant_id); CREATE INDEX ON things (model, uid) WHERE uid IS NOT NULL;
  CREATE TABLE people (name text PRIMARY KEY, salt bytea, hash bytea)`);
await pool.query("INSERT INTO people SELECT 'plain' || number, $1, $2 FROM generate_series(0, 99) number", [salt, await hash('password', salt)]);

const provider = new Provider(`http://localhost:${process.env.PORT}`, {
  adapter: Adapter,
  clients: [{
    client_id: 'bench',
    client_secret: 'bench-secret-bench-secret-bench-secret',
    redirect_uris: ['https://rp.example.test/cb'],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    id_token_signed_response_alg: 'ES256',
  }],
  jwks: { keys: [{ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' }] },
  cookies: { keys: [randomBytes(32).toString('hex')] },
  claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
  features: { devInteractions: { enabled: false } },
  issueRefreshToken: () => true,
  rotateRefreshToken: true,
  async loadExistingGrant({ oidc }) {
    const { client, session, provider: { Grant } } = oidc;
    const known = session.grantIdFor(client.clientId);
    const grant = (known && await Grant.find(known)) ?? new Grant({ clientId: client.clientId, accountId: session.accountId });
    if (!known) {
      grant.addOIDCScope('openid profile email offline_access');
      await grant.save();
    }

    return grant;
  },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: id, email: `${id}@example.test` }) }),
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
});

provider.use(async (context, next) => {
  if (!context.path.startsWith('/interaction/')) {
    return next();
  }

  await provider.interactionDetails(context.req, context.res);
  if (context.method === 'GET') {
    context.type = 'html';
    context.body = '<!doctype html><title>Sign in</title><main><form method="post"><input name="login"><input type="password" name="password"><button>Sign in</button></form></main>';
    return undefined;
  }

  const form = new URLSearchParams(await new Response(context.req).text());
  const { rows: [person] } = await query('person', 'SELECT salt, hash FROM people WHERE name = $1', [form.get('login')]);
  if (!person || !timingSafeEqual(await hash(form.get('password'), person.salt), person.hash)) {
    context.throw(401);
  }

  context.redirect(await provider.interactionResult(context.req, context.res, { login: { accountId: form.get('login') } }, { mergeWithLastSubmission: false }));
  return undefined;
});
provider.on('server_error', (_, error) => console.error(error));
// Ends with the driver.
process.stdin.on('end', () => process.exit()).resume();
provider.listen(+process.env.PORT, 'localhost', () => console.log('ready'));
