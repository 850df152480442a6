using System.Text;
using System.Web;
using Identity.Domain.SignIn;
using Identity.OpenId.Endpoints;
using Identity.OpenId.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Identity.Server.Tests.Model.Doings;

/// <summary>What apps ask for.</summary>
internal static class Apps
{
    private static readonly string[] Names = ["none", "1fa", "2fa", "phr"];
    private static readonly string[] Prompts = ["", "", "", "", "", "", "login", "consent", "none", "none"];

    /// <summary>Opens the app.</summary>
    public static async Task OpenAsync(Doing doing)
    {
        var (prompt, maxAge) = (doing.Dice.Pick(Prompts), doing.Dice.Chance(10) ? doing.Dice.Pick(["0", "60", "3600"]) : "");
        doing.Step.Kind = StepKind.App;
        doing.Step.Tell($"the app is opened {prompt} {maxAge}");
        var journey = new ModelJourney("", "app", doing.Now)
        {
            ForcesSignIn = prompt == "login",
            MaxAge = maxAge.Length == 0 ? null : TimeSpan.FromSeconds(int.Parse(maxAge, System.Globalization.CultureInfo.InvariantCulture)),
        };
        doing.Step.Journey = journey;
        var query = new Uri(doing.World.App.Request(("prompt", prompt), ("max_age", maxAge), ("code_challenge", ""), ("code_challenge_method", "")).Address.ToString()).Query[1..];
        var result = await doing.Browser.AskAsync(services => services.GetRequiredService<AuthorizeEndpoint>().HandleAsync(
            new ProtocolRequest { Method = "GET", Parameters = Parameters.Parse(query), Browser = doing.Browser.Cookies, Now = doing.Now }, CancellationToken.None));
        Take(doing, result, journey);
    }

    /// <summary>Goes back to the app.</summary>
    public static async Task ResumeAsync(Doing doing, ModelJourney journey)
    {
        doing.Step.Tell("back to the app");
        var result = await doing.Browser.AskAsync(services => services.GetRequiredService<ResumeEndpoint>().HandleAsync(
            new ProtocolRequest { Method = "GET", Handle = journey.Handle, Browser = doing.Browser.Cookies, Now = doing.Now }, CancellationToken.None));
        if (result is ProtocolResult.ErrorPage(var error, _, _))
        {
            throw new RuleBrokenException($"rule 7: the way back to the app is {error}");
        }

        Take(doing, result, journey);
    }

    /// <summary>The app redeems a code, or one that it has redeemed.</summary>
    public static async Task RedeemAsync(Doing doing)
    {
        var tokens = doing.World.Tokens;
        var isReplay = tokens.Codes.Count == 0 || doing.Dice.Chance(15);
        var from = isReplay ? tokens.Spent : tokens.Codes;
        doing.Step.Kind = StepKind.App;
        doing.Step.Tell(isReplay ? "a code is redeemed again" : "a code is redeemed");
        if (from.Count == 0)
        {
            return;
        }

        var (code, grant) = doing.Dice.Pick(from);
        var answer = await AskAsync(doing, $"grant_type=authorization_code&code={code}&redirect_uri={Uri.EscapeDataString(doing.World.App.Client.RedirectUris[0])}");
        doing.Step.Tell($"{answer.Status}");
        if (isReplay && answer.Status == 200)
        {
            throw new RuleBrokenException("rule 6: a code was redeemed twice");
        }

        doing.Step.Acr = (string?)answer.Body["id_token"] is { } token ? new JsonWebToken(token).GetClaim("acr").Value : null;
        if (doing.Step.Acr is { } acr && acr != Acr(tokens.Levels[grant]))
        {
            throw new RuleBrokenException($"attack 7: an app was told {acr}, and the proofs are worth {tokens.Levels[grant]}");
        }

        tokens.Codes.Remove((code, grant));
        tokens.Spent.Add((code, grant));
        if ((string?)answer.Body["refresh_token"] is { } refresh)
        {
            tokens.Refresh.Add((refresh, grant));
        }
    }

    /// <summary>The app asks for new tokens.</summary>
    public static async Task RefreshAsync(Doing doing)
    {
        doing.Step.Kind = StepKind.App;
        doing.Step.Tell("new tokens");
        if (doing.World.Tokens.Refresh.Count == 0)
        {
            return;
        }

        var (token, grant) = doing.Dice.Pick(doing.World.Tokens.Refresh);
        var answer = await AskAsync(doing, $"grant_type=refresh_token&refresh_token={token}");
        doing.Step.Tell($"{answer.Status}");
        (doing.Step.Released, doing.Step.ReleasedGrant) = (answer.Status == 200, grant);
    }

    private static string Acr(AssuranceLevel level) => $"urn:identity:{Names[(int)level]}";

    private static async Task<ProtocolResult.Json> AskAsync(Doing doing, string form)
    {
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{doing.World.App.Client.ClientId}:{doing.World.App.Secret}"));
        return (ProtocolResult.Json)await doing.Browser.AskAsync(services => services.GetRequiredService<TokenEndpoint>().HandleAsync(
            new ProtocolRequest { Method = "POST", Parameters = Parameters.Parse(form), Authorization = $"Basic {credentials}", Now = doing.Now }, CancellationToken.None));
    }

    private static void Take(Doing doing, ProtocolResult result, ModelJourney journey)
    {
        doing.Browser.Take(result);
        switch (result)
        {
            case ProtocolResult.Redirect(var location, _) when location.StartsWith(doing.World.App.Client.RedirectUris[0], StringComparison.Ordinal):
                var answer = HttpUtility.ParseQueryString(new Uri(location).Query);
                doing.Step.Tell(answer["error"] ?? "code");
                doing.Step.Code = answer["code"];
                doing.Browser.Journeys.Remove(journey);
                break;
            case ProtocolResult.Interaction(var path, _):
                doing.Step.Tell("a page");
                var handle = HandleIn.Path(path)!;
                doing.Browser.Journeys.Remove(journey);
                doing.Browser.Remember(journey with { Handle = handle, StartedAt = doing.Now });
                break;
            default:
                doing.Step.Tell($"{result}");
                break;
        }
    }
}
