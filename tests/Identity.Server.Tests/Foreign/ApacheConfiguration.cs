using Identity.Testing;

namespace Identity.Server.Tests.Foreign;

/// <summary>How Apache asks this server who somebody is: the directives of <c>mod_auth_openidc</c>.</summary>
internal static class ApacheConfiguration
{
    /// <summary>
    /// A configuration under which all of a folder asks for sign-in, and <c>/payroll</c> for two factors. Pages answer with the claims
    /// in their headers, as a program behind Apache gets them.
    /// </summary>
    public static string For(DirectoryInfo folder, Uri site, string issuer, RelyingParty app) => Common(folder, site) +
        $"""

         OIDCProviderMetadataURL {issuer}/.well-known/openid-configuration
         OIDCClientID {app.Client.ClientId}
         OIDCClientSecret {app.Secret}
         OIDCRedirectURI {app.Client.RedirectUris[0]}
         OIDCScope "openid profile email"
         OIDCPKCEMethod S256
         OIDCCryptoPassphrase a-phrase-of-this-test-and-of-nobody-else

         DocumentRoot {folder.FullName}
         AliasMatch ^/(expenses|payroll)$ {folder.FullName}/index.html
         <Location />
           AuthType openid-connect
           Require valid-user
           Header echo ^OIDC_CLAIM_
         </Location>
         <Location /payroll>
           Require claim acr:urn:identity:2fa
           OIDCUnAutzAction auth
           OIDCPathAuthRequestParams acr_values=urn:identity:2fa
         </Location>
         """;

    /// <summary>A configuration under which <c>/payroll</c> is an API that asks this server about each token that it gets (RFC 7662), every time.</summary>
    public static string ForApi(DirectoryInfo folder, Uri site, string issuer, RelyingParty api) => Common(folder, site) +
        $"""

         OIDCOAuthServerMetadataURL {issuer}/.well-known/oauth-authorization-server
         OIDCOAuthIntrospectionEndpointAuth client_secret_basic
         OIDCOAuthClientID {api.Client.ClientId}
         OIDCOAuthClientSecret {api.Secret}
         OIDCOAuthTokenIntrospectionInterval -1
         OIDCOAuthRemoteUserClaim sub
         OIDCCryptoPassphrase a-phrase-of-this-test-and-of-nobody-else

         DocumentRoot {folder.FullName}
         Alias /payroll {folder.FullName}/index.html
         <Location />
           AuthType oauth20
           Require valid-user
           Header echo ^OIDC_CLAIM_
         </Location>
         """;

    private static string Common(DirectoryInfo folder, Uri site) =>
        $"""
         ServerRoot {folder.FullName}
         DefaultRuntimeDir {folder.FullName}
         PidFile {folder.FullName}/apache.pid
         ErrorLog /dev/stderr
         LogLevel notice auth_openidc:warn
         ServerName {site.Host}
         Listen 127.0.0.1:{site.Port}
         User www-data
         Group www-data

         LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
         LoadModule authn_core_module /usr/lib/apache2/modules/mod_authn_core.so
         LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
         LoadModule authz_user_module /usr/lib/apache2/modules/mod_authz_user.so
         LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
         LoadModule alias_module /usr/lib/apache2/modules/mod_alias.so
         LoadModule auth_openidc_module /usr/lib/apache2/modules/mod_auth_openidc.so
         StartServers 1
         ThreadsPerChild 4
         MinSpareThreads 2
         MaxSpareThreads 8
         MaxRequestWorkers 8
         """;
}
