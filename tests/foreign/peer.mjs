// oidc-provider, a certified server that we did not write, in memory: node peer.mjs <JSON of port, clients and resource>.
// Its endpoints are where ours are. Whoever comes to sign in is signed in: what is compared is what happens before that and after.
import { Provider, errors } from 'oidc-provider';

const { port, clients, resource, scope } = JSON.parse(process.argv[2]);

// Its remarks for those who set it up.
console.info = console.warn = () => {};

const provider = new Provider(`http://localhost:${port}`, {
  clients,
  scopes: ['openid', 'profile', 'email', 'offline_access', scope],
  claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
  cookies: { keys: ['a-key-of-this-test-and-of-nobody-else'], long: { sameSite: 'none' } },
  enableHttpPostMethods: true,
  routes: {
    authorization: '/connect/authorize',
    pushed_authorization_request: '/connect/par',
    token: '/connect/token',
    revocation: '/connect/revocation',
    introspection: '/connect/introspection',
    userinfo: '/connect/userinfo',
    end_session: '/connect/endsession',
    jwks: '/connect/jwks',
  },
  features: {
    devInteractions: { enabled: false },
    claimsParameter: { enabled: true },
    deviceFlow: { enabled: true },
    clientCredentials: { enabled: true },
    introspection: { enabled: true },
    pushedAuthorizationRequests: { enabled: true },
    revocation: { enabled: true },
    rpInitiatedLogout: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => undefined,
      useGrantedResource: () => true,
      getResourceServerInfo: (_, indicator) => {
        if (indicator !== resource) {
          throw new errors.InvalidTarget();
        }

        return { scope, accessTokenFormat: 'opaque' };
      },
    },
  },
  issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
  async loadExistingGrant({ oidc: { client, session, provider: { Grant } } }) {
    const known = session.grantIdFor(client.clientId);
    const kept = known && await Grant.find(known);
    if (kept) {
      return kept;
    }

    const grant = new Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope(`openid profile email offline_access ${scope}`);
    grant.addResourceScope(resource, scope);
    await grant.save();
    return grant;
  },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: id, email: `${id}@example.test` }) }),
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  renderError: (context, { error }) => {
    context.type = 'html';
    context.body = `<!doctype html><title>Error</title><dl><dt>Error</dt><dd>${error}</dd></dl>`;
  },
});

provider.use(async (context, next) => {
  if (!context.path.startsWith('/interaction/')) {
    return next();
  }

  context.redirect(await provider.interactionResult(context.req, context.res, { login: { accountId: 'sanne' } }, { mergeWithLastSubmission: false }));
  return undefined;
});
provider.on('server_error', (_, error) => console.error(error));
// Ends with the test.
process.stdin.on('end', () => process.exit()).resume();
provider.listen(port, 'localhost', () => console.log('ready'));
