// A public client that is nothing but a page: oidc-client-ts as its authors build it for browsers. The test says when it does what.
window.appAt = authority => new oidc.UserManager({
  authority,
  client_id: 'spa',
  redirect_uri: `${location.origin}/callback`,
  post_logout_redirect_uri: `${location.origin}/bye`,
  scope: 'openid profile offline_access',
  loadUserInfo: true,
  automaticSilentRenew: false,
});
window.tell = user => ({ name: user.profile.preferred_username, sub: user.profile.sub, accessToken: user.access_token, refreshToken: user.refresh_token });
