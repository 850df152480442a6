// oauth4webapi, step by step, for a client that signs: node oauth.mjs <JSON of issuer, clients, resource and person>.
// What a step's answer has to be is checked by the library; what is printed at the end is what the test compares.
import * as oauth from 'oauth4webapi';
import { FormBrowser } from './browser.mjs';

const { issuer, key, app, machine, api, resource, scope, redirectUri, userName, password, now } = JSON.parse(process.argv[2]);

// An http issuer is for this machine only; the server's clock stands still while this one's goes on.
const insecure = { [oauth.allowInsecureRequests]: true };
const clientOf = id => ({ client_id: id, [oauth.clockSkew]: now - Math.floor(Date.now() / 1000) });
const [desk, nightly, payroll] = [app, machine, api.id].map(clientOf);
const signing = oauth.PrivateKeyJwt(
  await crypto.subtle.importKey('pkcs8', Buffer.from(key, 'base64'), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']));

const as = await oauth.processDiscoveryResponse(new URL(issuer), await oauth.discoveryRequest(new URL(issuer), insecure));

const [verifier, state, nonce] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState(), oauth.generateRandomNonce()];
const pushed = await oauth.processPushedAuthorizationResponse(as, desk, await oauth.pushedAuthorizationRequest(as, desk, signing, {
  client_id: app,
  redirect_uri: redirectUri,
  response_type: 'code',
  scope: `openid profile offline_access ${scope}`,
  resource,
  state,
  nonce,
  code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
}, insecure));

const address = new URL(as.authorization_endpoint);
address.search = new URLSearchParams({ client_id: app, request_uri: pushed.request_uri });
const page = await (await new FormBrowser().open(address.href)).submit({ 'Input.UserName': userName, 'Input.Password': password });

const answer = oauth.validateAuthResponse(as, desk, new URL(page.address), state);
const response = await oauth.authorizationCodeGrantRequest(as, desk, signing, answer, redirectUri, verifier, insecure);
const tokens = await oauth.processAuthorizationCodeResponse(as, desk, response, { expectedNonce: nonce, requireIdToken: true });
await oauth.validateApplicationLevelSignature(as, response, insecure);
const { sub } = oauth.getValidatedIdTokenClaims(tokens);

const person = await oauth.processUserInfoResponse(as, desk, sub, await oauth.userInfoRequest(as, desk, tokens.access_token, insecure));
const refreshed = await oauth.processRefreshTokenResponse(as, desk, await oauth.refreshTokenGrantRequest(
  as, desk, signing, tokens.refresh_token, { ...insecure, additionalParameters: { resource } }));
const own = await oauth.processClientCredentialsResponse(as, nightly, await oauth.clientCredentialsGrantRequest(as, nightly, signing, { scope }, insecure));

const tell = async token => oauth.processIntrospectionResponse(
  as, payroll, await oauth.introspectionRequest(as, payroll, oauth.ClientSecretBasic(api.secret), token, insecure));
const [told, toldOfMachine] = [await tell(refreshed.access_token), await tell(own.access_token)];
await oauth.processRevocationResponse(await oauth.revocationRequest(as, desk, signing, tokens.refresh_token, insecure));

console.log(JSON.stringify({
  name: person.preferred_username,
  audience: told.aud,
  subject: told.sub === sub,
  machine: toldOfMachine.sub,
  afterwards: await tell(refreshed.access_token),
}));
