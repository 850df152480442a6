using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Identity.Demo.Expenses;

/// <summary>How Expenses delegates sign-in.</summary>
internal static partial class ExpensesSignIn
{
    /// <summary>The language of the identity provider's pages, handed to the challenge.</summary>
    public const string Language = "language";

    /// <summary>A person may be in the wizard for a while; the handler's cookies must still be there afterwards.</summary>
    private static readonly TimeSpan LongestSignIn = TimeSpan.FromHours(1);

    /// <summary>Sets the handler up.</summary>
    public static void Configure(OpenIdConnectOptions options, string authority)
    {
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.Authority = authority;
        options.RequireHttpsMetadata = false;
        options.ClientId = ExpensesClient.Id;
        options.ClientSecret = ExpensesClient.Secret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = true;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.MapInboundClaims = false;
        options.TokenValidationParameters.NameClaimType = "name";
        options.Scope.Clear();
        foreach (var scope in ExpensesClient.Scopes)
        {
            options.Scope.Add(scope);
        }

        options.ClaimActions.Clear();
        options.ClaimActions.MapAll();
        options.ClaimActions.DeleteClaims("iss", "aud", "exp", "iat", "nonce", "at_hash");
        options.RemoteAuthenticationTimeout = LongestSignIn;
        options.ProtocolValidator.NonceLifetime = LongestSignIn;

        // The defaults are for https and form_post; over http on this machine a browser would drop them.
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.UiLocales = context.Properties.GetParameter<string>(Language);
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            LogNotSignedIn(context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Expenses"), context.Failure?.Message);
            context.HandleResponse();
            context.Response.Redirect("/not-signed-in");
            return Task.CompletedTask;
        };
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Not signed in: {Reason}")]
    private static partial void LogNotSignedIn(ILogger logger, string? reason);
}
