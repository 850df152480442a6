// openid-client takes a person through the interrupt: node journey.mjs <JSON of issuer, client and person>.
// Everything that a relying party checks is checked by the library; what is printed at the end is what the test compares.
import * as client from 'openid-client';
import { FormBrowser } from './browser.mjs';
import { totp } from './totp.mjs';

const { issuer, clientId, clientSecret, redirectUri, signedOutUri, userName, password, now, method } = JSON.parse(process.argv[2]);
const authentication = { none: client.None, client_secret_basic: client.ClientSecretBasic, client_secret_post: client.ClientSecretPost }[method];

// An http issuer is for this machine only; the library wants to be told.
const config = await client.discovery(
  new URL(issuer), clientId, undefined, authentication(clientSecret),
  { execute: [client.allowInsecureRequests] });

const verifier = client.randomPKCECodeVerifier();
const checks = { pkceCodeVerifier: verifier, expectedState: client.randomState(), expectedNonce: client.randomNonce(), idTokenExpected: true };
const request = client.buildAuthorizationUrl(config, {
  redirect_uri: redirectUri,
  scope: 'openid profile email offline_access',
  code_challenge: await client.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
  state: checks.expectedState,
  nonce: checks.expectedNonce,
});

const visited = [];
const browser = new FormBrowser();
const at = async next => {
  const page = await next;
  visited.push(page.path.replace(/[\w-]{43}/, '*'));
  return page;
};

let page = await at(browser.open(request.href));
page = await at(page.submit({ 'Input.UserName': userName, 'Input.Password': password }));
page = await at(page.submit());
page = await at(page.submit());
const secret = page.secret();
page = await at(page.follow('code'));
page = await at(page.submit({ 'Input.Code': totp(secret, now) }));
page = await at(page.follow(page.done()));

const tokens = await client.authorizationCodeGrant(config, new URL(page.address), checks);
const { sub, amr, acr } = tokens.claims();
const userInfo = await client.fetchUserInfo(config, tokens.access_token, sub);
const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token);
const userInfoAgain = await client.fetchUserInfo(config, refreshed.access_token, sub);

const signOut = client.buildEndSessionUrl(config, { post_logout_redirect_uri: signedOutUri, id_token_hint: tokens.id_token, state: 'left' });
const left = await browser.open(signOut.href);
const after = await browser.open(client.buildAuthorizationUrl(config, {
  redirect_uri: redirectUri,
  scope: 'openid',
  prompt: 'none',
  code_challenge: await client.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
}).href);

console.log(JSON.stringify({
  visited,
  amr,
  acr,
  name: userInfo.preferred_username,
  nameAfterRefresh: userInfoAgain.preferred_username,
  refreshed: refreshed.access_token !== tokens.access_token,
  left: left.address,
  afterwards: new URL(after.address).searchParams.get('error'),
}));
