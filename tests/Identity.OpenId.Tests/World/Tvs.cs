using Identity.OpenId.Clients;
using Identity.OpenId.Devices;
using Identity.OpenId.Gate;
using Identity.OpenId.Grants;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Tests.World;

/// <summary>Clients on devices without a browser (RFC 8628), and what their person does elsewhere.</summary>
internal static class Tvs
{
    public const string Ask = "/connect/deviceauthorization";

    /// <summary>One without a secret, as most are.</summary>
    public static Client Open { get; } = Apps.Public with { ClientId = "tv", GrantTypes = [DeviceCodeGrant.GrantType, "refresh_token"], RedirectUris = [] };

    /// <summary>One with a secret, which may use an API.</summary>
    public static Client Secret { get; } = Apps.Web with
    {
        ClientId = "kiosk",
        GrantTypes = Open.GrantTypes,
        RedirectUris = [],
        Scopes = [.. Apps.Web.Scopes, "payroll.read", "payroll.pay"],
    };

    /// <summary>The device asks for its codes.</summary>
    public static async Task<(string DeviceCode, string UserCode)> AskForCodesAsync(this Engine engine, string scope = "openid email offline_access")
    {
        var answer = (await engine.PostAsync(Ask, Form.Encode(("client_id", "tv"), ("scope", scope)))).Json();
        return (answer.Text("device_code"), answer.Text("user_code"));
    }

    /// <summary>The device asks for its tokens.</summary>
    public static Task<ProtocolResult> PollAsync(this Engine engine, string deviceCode, params (string Name, string Value)[] more) =>
        engine.PostAsync(Answers.Token, Form.Encode([("grant_type", DeviceCodeGrant.GrantType), ("client_id", "tv"), ("device_code", deviceCode), .. more]));

    /// <summary>The person types the code; the handle of the sign-in that begins, or <see langword="null"/> if no device waits with it.</summary>
    public static async Task<string?> TypeAsync(this Engine engine, string userCode)
    {
        string? handle = null;
        await engine.AskAsync<DeviceRequests>(async requests =>
        {
            if (UserCode.Read(userCode) is { } typed && await requests.FindAsync(typed, engine.Now, CancellationToken.None) is var (request, startedAt))
            {
                var started = await engine.Interactions.BeginAsync(request, startedAt, BrowserCookies.None, CancellationToken.None);
                engine.Cookies[started.Cookie.Name] = started.Cookie.Value!;
                handle = started.Handle;
            }
        });
        return handle;
    }

    /// <summary>The person goes on, when the pages of the sign-in are done.</summary>
    public static Task<ProtocolResult> GoOnAsync(this Engine engine, string? handle) => engine.GetAsync($"{Answers.Authorize}/{handle}");

    /// <summary>The person types the code, signs in and says yes.</summary>
    public static async Task ApproveAsync(this Engine engine, string userCode)
    {
        var handle = await engine.TypeAsync(userCode);
        engine.SignIn();
        Assert.That((await engine.GoOnAsync(handle)).Location(), Is.EqualTo("/device/done"));
    }
}
