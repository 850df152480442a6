using System.Text.Json.Nodes;
using Identity.OpenId.Clients;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Tests.World;

/// <summary>Reads what the core answers, and walks the usual ways.</summary>
internal static class Answers
{
    public const string Authorize = "/connect/authorize";
    public const string Token = "/connect/token";
    public const string UserInfo = "/connect/userinfo";
    public const string EndSession = "/connect/endsession";

    public static string Location(this ProtocolResult result) => result switch
    {
        ProtocolResult.Redirect redirect => redirect.Location,
        ProtocolResult.Interaction interaction => interaction.Location,
        _ => throw new AssertionException($"Expected a redirect, got {result}."),
    };

    /// <summary>A member of the answer, in a redirect's query or a form; <see langword="null"/> if it is not there.</summary>
    public static string? Member(this ProtocolResult result, string name) => result is ProtocolResult.FormPost form
        ? form.Members.SingleOrDefault(member => member.Name == name).Value
        : Parameters.Parse(result.Location().Split('?', 2)[^1])[name];

    public static ProtocolResult.ErrorPage Page(this ProtocolResult result) =>
        result as ProtocolResult.ErrorPage ?? throw new AssertionException($"Expected the error page, got {result}.");

    /// <summary>A JSON answer of that status.</summary>
    public static JsonObject Json(this ProtocolResult result, int status = 200)
    {
        var json = result as ProtocolResult.Json ?? throw new AssertionException($"Expected JSON, got {result}.");
        Assert.That(json.Status, Is.EqualTo(status), json.Body.ToJsonString());
        return json.Body;
    }

    /// <summary>The code error of a token response: 400 and its name.</summary>
    public static string TokenError(this ProtocolResult result, int status = 400) => result.Json(status).Text("error");

    /// <summary>A code for a person who has signed in.</summary>
    public static async Task<string> CodeAsync(this Engine engine, Client client, params (string Name, string Value)[] changes)
    {
        engine.SignIn();
        var result = await engine.GetAsync(Authorize, Form.Authorization(client, changes));
        return result.Member("code") ?? throw new AssertionException($"{result}");
    }

    /// <summary>The tokens of a new code flow of the web app.</summary>
    public static async Task<JsonObject> TokensAsync(this Engine engine, params (string Name, string Value)[] changes)
    {
        var code = await engine.CodeAsync(Apps.Web, changes);
        return (await engine.RedeemAsync(code)).Json();
    }

    /// <summary>Redeems a code of the web app.</summary>
    public static Task<ProtocolResult> RedeemAsync(this Engine engine, string code, params (string Name, string Value)[] changes) =>
        engine.PostAsync(Token, Form.Redemption(code, changes), Form.Basic("web"));

    /// <summary>The tokens of a new code flow of the public client, refresh token included.</summary>
    public static async Task<JsonObject> PublicTokensAsync(this Engine engine)
    {
        var code = await engine.CodeAsync(Apps.Public, ("scope", "openid email offline_access"));
        var form = Form.Redemption(code, ("client_id", Apps.Public.ClientId), ("redirect_uri", Apps.Public.RedirectUris[0]));
        return (await engine.PostAsync(Token, form)).Json();
    }

    public static Task<ProtocolResult> RefreshPublicAsync(this Engine engine, string refreshToken, params (string Name, string Value)[] more) =>
        engine.PostAsync(Token, Form.Refresh(refreshToken, [("client_id", Apps.Public.ClientId), .. more]));

    public static Task<ProtocolResult> UserInfoAsync(this Engine engine, string accessToken) =>
        engine.GetAsync(UserInfo, authorization: $"Bearer {accessToken}");
}
