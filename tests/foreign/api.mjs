// openid-client gets a token for an API: node api.mjs <JSON of issuer, clients, resource and person>.
// The request is pushed, the answer is posted; a program asks for itself; the API introspects; a token is given back.
import * as client from 'openid-client';
import { FormBrowser } from './browser.mjs';

const { issuer, app, machine, api, resource, scope, redirectUri, userName, password } = JSON.parse(process.argv[2]);
const configure = ({ id, secret }) => client.discovery(
  new URL(issuer), id, undefined, client.ClientSecretBasic(secret),
  { execute: [client.allowInsecureRequests], algorithm: 'oauth2' });
const [appConfig, machineConfig, apiConfig] = await Promise.all([app, machine, api].map(configure));

const verifier = client.randomPKCECodeVerifier();
const checks = { pkceCodeVerifier: verifier, expectedState: client.randomState(), expectedNonce: client.randomNonce(), idTokenExpected: true };
const request = await client.buildAuthorizationUrlWithPAR(appConfig, {
  redirect_uri: redirectUri,
  response_mode: 'form_post',
  scope: `openid offline_access ${scope}`,
  resource,
  code_challenge: await client.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
  state: checks.expectedState,
  nonce: checks.expectedNonce,
});

const page = await (await new FormBrowser().open(request.href)).submit({ 'Input.UserName': userName, 'Input.Password': password });
const { action, fields } = page.posted();
const answer = new Request(action, { method: 'POST', body: fields });
const tokens = await client.authorizationCodeGrant(appConfig, answer, checks, { resource });
const refreshed = await client.refreshTokenGrant(appConfig, tokens.refresh_token, { resource });
const own = await client.clientCredentialsGrant(machineConfig, { scope });

const told = await client.tokenIntrospection(apiConfig, refreshed.access_token);
const toldOfMachine = await client.tokenIntrospection(apiConfig, own.access_token);
const toldToApp = await client.tokenIntrospection(appConfig, refreshed.access_token);
await client.tokenRevocation(appConfig, tokens.refresh_token);
const toldAfterwards = await client.tokenIntrospection(apiConfig, refreshed.access_token);

console.log(JSON.stringify({
  pushed: [...request.searchParams.keys()],
  posted: [...fields.keys()],
  audience: told.aud,
  scope: told.scope,
  subject: told.sub === tokens.claims().sub,
  machine: toldOfMachine.sub,
  toldToApp,
  toldAfterwards,
}));
