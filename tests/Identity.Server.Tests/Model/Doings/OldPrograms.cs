using System.Text;
using Identity.Domain.AppPasswords;
using Identity.OpenId.Endpoints;
using Identity.OpenId.Requests;
using Identity.Server.LegacyDoors;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Model.Doings;

/// <summary>What old programs send at doors.</summary>
internal static class OldPrograms
{
    private static readonly string[] TokensOnly = ["access_token", "token_type", "expires_in", "scope"];

    /// <summary>Tries one: mostly an app password of its person, else one that is somebody else's, the account's own password or none.</summary>
    public static async Task KnockAsync(Doing doing)
    {
        var person = doing.Dice.Pick(doing.World.People);
        if (person.AppPasswords.Count == 0 && doing.Dice.Chance(70))
        {
            doing.Step.Tell("no old program");
            return;
        }

        var other = doing.Dice.Pick(doing.World.People);
        var (sent, typed) = doing.Dice.Below(100) switch
        {
            < 45 when person.AppPasswords.Count > 0 => Of(person.AppPasswords[^1]),
            < 60 when person.AppPasswords.Count > 0 => Of(doing.Dice.Pick(person.AppPasswords)),
            < 80 when other.AppPasswords.Count > 0 => Of(doing.Dice.Pick(other.AppPasswords)),
            < 90 => (null, person.Password ?? "none"),
            _ => (null, "abcdefghijklmnop"),
        };
        doing.Step.Kind = StepKind.Door;
        doing.Step.Door = doing.Dice.Chance(70) ? await WebAsync(doing, person, sent, typed) : await GrantAsync(doing, person, sent, typed);
        doing.Step.Tell($"person {doing.World.People.IndexOf(person)} at the door {doing.Step.Door.ClientId}: {(doing.Step.Door.IsOpened ? "open" : "shut")}");
    }

    private static (ModelAppPassword? Sent, string Typed) Of(ModelAppPassword password) => (password, password.Text);

    private static async Task<ModelDoor> WebAsync(Doing doing, ModelPerson person, ModelAppPassword? sent, string typed)
    {
        var attempt = new DoorAttempt { Door = Doors.Web, ClientId = DoorNames.Web, UserName = person.UserName, Password = typed, Address = doing.Browser.Address };
        var answer = await doing.Browser.AskAsync(services => services.GetRequiredService<DoorCheck>().AskAsync(attempt, CancellationToken.None));
        return answer is DoorAnswer.Unavailable
            ? throw new RuleBrokenException("a door could not be asked")
            : new ModelDoor(attempt.Door, attempt.ClientId, person, sent, answer is DoorAnswer.Opened, answer is DoorAnswer.Locked);
    }

    private static async Task<ModelDoor> GrantAsync(Doing doing, ModelPerson person, ModelAppPassword? sent, string typed)
    {
        var legacy = doing.World.Legacy;
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{legacy.Client.ClientId}:{legacy.Secret}"));
        var form = $"grant_type=password&username={Uri.EscapeDataString(person.UserName)}&password={Uri.EscapeDataString(typed)}";
        var answer = (ProtocolResult.Json)await doing.Browser.AskAsync(services => services.GetRequiredService<TokenEndpoint>().HandleAsync(
            new ProtocolRequest { Method = "POST", Parameters = Parameters.Parse(form), Authorization = $"Basic {credentials}", Now = doing.Now }, CancellationToken.None));
        var isOpened = answer.Status == 200;
        if (isOpened && !answer.Body.Select(member => member.Key).All(TokensOnly.Contains))
        {
            throw new RuleBrokenException("fault 9: an app password gave more than an access token");
        }

        // Whoever has to wait is told until when.
        var isLocked = !isOpened && ((string?)answer.Body["error_description"])?.EndsWith(')') == true;
        return new ModelDoor(Doors.Grant, legacy.Client.ClientId, person, sent, isOpened, isLocked);
    }
}
