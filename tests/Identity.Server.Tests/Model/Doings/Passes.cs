using Identity.Domain.Tests.Worlds;
using Identity.Server.Audit;
using Identity.Server.Commands;
using Identity.Server.Gate;
using Identity.Server.Pages.SignIn;
using Identity.Storage.AccessPasses;
using Identity.Storage.Auditing;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Model.Doings;

/// <summary>Temporary access passes: made and taken away by an administrator, typed by people.</summary>
internal static class Passes
{
    private static readonly int[] Minutes = [10, 60, 1440, 10080];
    private static readonly int[] Delays = [0, 0, 0, 30];

    /// <summary>Whether somebody who was given one would try it now: seldom if it is over.</summary>
    public static bool IsTried(Doing doing, ModelPerson? person, int percent) =>
        person is { Passes.Count: > 0 } && doing.Dice.Chance(person.Passes[^1].IsGood(person.Epoch, doing.Now) ? percent : percent / 5);

    /// <summary>Makes one for somebody, or takes it away.</summary>
    public static async Task AdministerAsync(Doing doing)
    {
        var person = doing.Dice.Pick(doing.World.People);
        var isMade = doing.Dice.Chance(80);
        var (isOnce, minutes, delay) = (doing.Dice.Chance(60), doing.Dice.Pick(Minutes), doing.Dice.Pick(Delays));
        doing.Step.Kind = StepKind.Administrator;
        var pass = $"a pass of {minutes} minutes in {delay}, {(isOnce ? "once" : "often")}";
        doing.Step.Tell($"person {doing.World.People.IndexOf(person)}: {(isMade ? pass : "no pass any more")}");
        if (doing.World.Rows.People[person.Id].IsDisabled)
        {
            return;
        }

        person.Passes.ForEach(made => made.IsGone = true);
        if (isMade)
        {
            await MakeAsync(doing, person, isOnce, minutes, delay);
        }
        else
        {
            await doing.World.ActAsync(services => RemoveAsync(services, person, doing.Now));
        }
    }

    /// <summary>Types one on the page of a sign-in: mostly the newest, else one that is over, somebody else's or none.</summary>
    public static Task TypeAsync(Doing doing, ModelJourney journey, Journey open)
    {
        var named = doing.World.Find(open.Person?.Facts.Id) ?? doing.Owner;
        var person = doing.Dice.Chance(85) ? named : doing.Dice.Pick(doing.World.People);
        var all = doing.World.People.SelectMany(other => other.Passes).ToList();
        var typed = doing.Dice.Below(100) switch
        {
            < 75 when person.Passes.Count > 0 => person.Passes[^1].Text,
            < 92 when all.Count > 0 => doing.Dice.Pick(all).Text,
            _ => "aaaa-bbbb",
        };
        var right = person.Passes.Find(pass => pass.Text == typed && pass.IsGood(person.Epoch, doing.Now));
        if (right is not null && IsOn(doing, person) && !doing.World.Rows.People[person.Id].IsDisabled)
        {
            doing.Step.MayProve[Proven.Pass(right.Id, right.ExpiresAt, doing.Now, person.Epoch)] = () => right.IsUsed = true;
        }

        doing.Step.Tell($"person {doing.World.People.IndexOf(person)}, pass {(doing.Step.MayProve.Count > 0 ? "right" : "wrong")}");
        return SigningIn.PostAsync<PassModel>(
            doing, journey, "pass", page => page.Input = new PassModel.InputModel { UserName = person.UserName, Pass = typed }, page => page.OnPostAsync(default));
    }

    private static bool IsOn(Doing doing, ModelPerson person) =>
        doing.World.Policy.AccessPass is { On: true, Groups: var groups } && Oracle.Meant(groups, doing.World.Memberships[person.Id]);

    private static async Task MakeAsync(Doing doing, ModelPerson person, bool isOnce, int minutes, int delay)
    {
        var text = await doing.World.Server.Passes.AddAsync(new TestPerson(person.Id, person.UserName, ""), isOnce, minutes, delay);
        var id = doing.World.Watcher.Rows($"SELECT id FROM access_passes WHERE person_id = '{person.Id.ToString().ToUpperInvariant()}'", row => row.GetGuid(0))[0];
        var startsAt = doing.Now.AddMinutes(delay);
        person.Passes.Add(new ModelPass(id, text, person.Epoch, startsAt, startsAt.AddMinutes(minutes), isOnce));
    }

    private static async Task RemoveAsync(IServiceProvider services, ModelPerson person, DateTimeOffset now)
    {
        if (await services.GetRequiredService<AccessPassStore>().RemoveAsync(person.Id, default))
        {
            await services.GetRequiredService<AuditLog>().AddAsync(CommandEvents.Event(AuditKinds.PassRemoved, now) with { PersonId = person.Id }, default);
        }
    }
}
