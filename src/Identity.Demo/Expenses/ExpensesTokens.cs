using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Identity.Demo.Expenses;

/// <summary>The tokens that Expenses holds for a user.</summary>
internal static class ExpensesTokens
{
    /// <summary>Gets new tokens with the refresh token (RFC 6749 section 6) and keeps them in the app's session.</summary>
    public static async Task<IResult> RefreshAsync(HttpContext context, IOptionsMonitor<OpenIdConnectOptions> monitor)
    {
        var session = await context.AuthenticateAsync();
        if (session is not { Principal: { } user, Properties: { } properties } || properties.GetTokenValue("refresh_token") is not { } refreshToken)
        {
            return Results.Redirect("/?refreshed=no");
        }

        var options = monitor.Get(OpenIdConnectDefaults.AuthenticationScheme);
        var configuration = await options.ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);
        using var request = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = refreshToken,
            ["client_id"] = ExpensesClient.Id,
            ["client_secret"] = ExpensesClient.Secret,
        });
        using var response = await options.Backchannel.PostAsync(configuration.TokenEndpoint, request, context.RequestAborted);
        if (!response.IsSuccessStatusCode)
        {
            return Results.Redirect("/?refreshed=no");
        }

        var answer = new OpenIdConnectMessage(await response.Content.ReadAsStringAsync(context.RequestAborted));
        Keep(properties, "access_token", answer.AccessToken);
        Keep(properties, "refresh_token", answer.RefreshToken);
        Keep(properties, "id_token", answer.IdToken);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, user, properties);
        return Results.Redirect("/?refreshed=yes");
    }

    private static void Keep(AuthenticationProperties properties, string name, string? value)
    {
        if (value is not null)
        {
            properties.UpdateTokenValue(name, value);
        }
    }
}
