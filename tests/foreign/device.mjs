// openid-client on a device without a browser (RFC 8628): node device.mjs <JSON of issuer, client and person>.
// Its person types the code elsewhere, comes through the interrupt and says yes; of another device no.
import * as client from 'openid-client';
import { FormBrowser } from './browser.mjs';
import { totp } from './totp.mjs';

const { issuer, clientId, userName, password, now } = JSON.parse(process.argv[2]);
const config = await client.discovery(new URL(issuer), clientId, undefined, client.None(), { execute: [client.allowInsecureRequests] });

const browser = new FormBrowser();
const type = async device => (await browser.open(device.verification_uri)).submit({ 'Input.Code': device.user_code.replace('-', ' ').toLowerCase() });
const scope = 'openid profile email offline_access';
const device = await client.initiateDeviceAuthorization(config, { scope });

const visited = [];
const at = async next => {
  const page = await next;
  visited.push(page.path.replace(/[\w-]{43}/, '*'));
  return page;
};

let page = await at(type(device));
page = await at(page.submit({ 'Input.UserName': userName, 'Input.Password': password }));
page = await at(page.submit());
page = await at(page.submit());
const secret = page.secret();
page = await at(page.follow('code'));
page = await at(page.submit({ 'Input.Code': totp(secret, now) }));
page = await at(page.follow(page.done()));
page = await at(page.submit({}, 'Allow'));

// The server's clock stands still, so the device need not wait.
const tokens = await client.pollDeviceAuthorizationGrant(config, { ...device, interval: 0 });
const { sub, acr } = tokens.claims();
const userInfo = await client.fetchUserInfo(config, tokens.access_token, sub);
const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token);

const another = await client.initiateDeviceAuthorization(config, { scope });
const asked = await type(another);
await asked.submit({}, 'Cancel');
const refused = await client.pollDeviceAuthorizationGrant(config, { ...another, interval: 0 }).catch(error => error.error);

console.log(JSON.stringify({ visited, acr, name: userInfo.preferred_username, refreshed: refreshed.access_token !== tokens.access_token, refused }));
