using Identity.Domain.Policies;
using Identity.Server.Audit;
using Identity.Server.Authenticators;
using Identity.Server.Authenticators.Phone.Calls;
using Identity.Server.Commands;
using Identity.Server.Pages;
using Identity.Server.PasswordReset;
using Identity.Server.Passwords;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Codes;
using Identity.Storage.Methods;
using Identity.Storage.People;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Model.Doings;

/// <summary>What is done beside sign-ins: people sign out, answer calls and report; administrators act; time passes.</summary>
internal static class Others
{
    /// <summary>Signs out here, or everywhere.</summary>
    public static async Task SignOutAsync(Doing doing)
    {
        var everywhere = doing.Dice.Chance(30);
        doing.Step.Kind = StepKind.Account;
        doing.Step.Tell(everywhere ? "sign out everywhere" : "sign out");
        await doing.Browser.VisitAsync<Server.Pages.SignOut.IndexModel>("POST", "/sign-out", _ => { }, async page => everywhere ? await page.OnPostEverywhereAsync(default) : await page.OnPostAsync(default));
    }

    /// <summary>Answers the newest call with the pound key, or reports it.</summary>
    public static async Task AnswerCallAsync(Doing doing)
    {
        var person = doing.Dice.Pick(doing.World.People);
        var isReport = doing.Dice.Chance(8);
        doing.Step.Kind = isReport ? StepKind.Report : StepKind.App;
        doing.Step.Tell(isReport ? "a call is reported" : "a call is answered");
        if (person.Inbox.FindLast(message => message is { Channel: CodeChannel.Call, IsUsed: false }) is not { } call)
        {
            return;
        }

        if (isReport)
        {
            doing.Step.MayRaise.Add(person.Id);
        }

        var said = await doing.Browser.AskAsync(services => services.GetRequiredService<CallAnswers>().AnswerAsync(call.Secret, "#", isReport, CancellationToken.None));
        doing.Step.Tell(said.Length > 0 ? "heard" : "silent");
        call.IsAnswered |= !isReport && call.ExpiresAt > doing.Now;
    }

    /// <summary>Says "This was not me" of a change, or looks at the page.</summary>
    public static async Task DisownAsync(Doing doing)
    {
        var person = doing.Dice.Pick(doing.World.People);
        if (person.Notices.Count == 0)
        {
            return;
        }

        var handle = doing.Dice.Pick(person.Notices);
        var isPost = doing.Dice.Chance(60);
        doing.Step.Kind = isPost ? StepKind.Report : StepKind.Read;
        doing.Step.Tell(isPost ? "this was not me" : "the page of a notice");
        if (isPost)
        {
            doing.Step.MayRaise.Add(person.Id);
        }

        var before = doing.World.Watcher.Version();
        await doing.Browser.VisitAsync<NotMeModel>(isPost ? "POST" : "GET", $"/not-me/{handle}", page => page.Handle = handle, async page =>
        {
            if (isPost)
            {
                return await page.OnPostAsync(default);
            }

            await page.OnGetAsync(default);
            return page.Page();
        });
        if (!isPost && doing.World.Watcher.Version() != before)
        {
            throw new RuleBrokenException("rule 8: a link in a mail changed something");
        }
    }

    /// <summary>Lets time pass: seconds mostly, at times months.</summary>
    public static Task WaitAsync(Doing doing)
    {
        var time = doing.Dice.Below(100) switch
        {
            < 75 => TimeSpan.FromSeconds(10 + doing.Dice.Below(110)),
            < 93 => TimeSpan.FromMinutes(1 + doing.Dice.Below(20)),
            < 97 => TimeSpan.FromHours(1 + doing.Dice.Below(24)),
            _ => TimeSpan.FromDays(1 + doing.Dice.Below(200)),
        };
        doing.Step.Tell($"{time} later");
        doing.World.Server.Clock.Advance(time);
        return Task.CompletedTask;
    }

    /// <summary>Puts another policy in force.</summary>
    public static Task PublishAsync(Doing doing)
    {
        var number = doing.Dice.Below(ModelPolicies.All.Count);
        doing.Step.Kind = StepKind.Administrator;
        doing.Step.Tell($"policy {number}");
        // Switching app passwords off is the end of all that there are.
        if (ModelPolicies.All[number].Document.AppPasswords is AppPasswordUse.Off)
        {
            doing.Step.MayEnd.UnionWith(doing.World.People.SelectMany(person => person.AppPasswords).Select(password => password.Id));
        }

        return doing.World.PublishAsync(number);
    }

    /// <summary>Has an administrator act on somebody, as the commands do.</summary>
    public static Task AdministerAsync(Doing doing)
    {
        var person = doing.Dice.Pick(doing.World.People);
        var methods = doing.World.Rows.Methods[person.Id].ToList();
        var isDisabled = doing.World.Rows.People[person.Id].IsDisabled;
        var act = isDisabled ? 0 : doing.Dice.Below(5);
        doing.Step.Kind = StepKind.Administrator;
        doing.Step.MayRaise.Add(person.Id);
        doing.Step.Tell($"administrator {act} on person {doing.World.People.IndexOf(person)}");
        return doing.World.ActAsync(async services =>
        {
            await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(default);
            var people = services.GetRequiredService<PersonStore>();
            switch (act)
            {
                case 0:
                    await people.SetDisabledAsync(person.Id, !isDisabled, default);
                    break;
                case 1:
                    await people.RequirePasswordChangeAsync(person.Id, default);
                    break;
                case 2:
                    await people.RaiseEpochAsync(person.Id, default);
                    break;
                case 3 when methods.Count > 0:
                    await services.GetRequiredService<RemovedMethodStore>().TryRemoveAsync(person.Id, doing.Dice.Pick(methods).Id, doing.Now, default);
                    await services.GetRequiredService<MethodStore>().EnsureDefaultAsync(person.Id, restored: null, default);
                    break;
                default:
                    await UnlockAsync(services, person);
                    break;
            }

            await services.GetRequiredService<AuditLog>().AddAsync(CommandEvents.Event(AuditKinds.AccountUnlocked, doing.Now) with { PersonId = person.Id }, default);
            await write.CommitAsync(default);
        });
    }

    private static async Task UnlockAsync(IServiceProvider services, ModelPerson person)
    {
        var owner = await services.GetRequiredService<PersonStore>().FindPasswordOwnerAsync(person.Id, default);
        await services.GetRequiredService<PasswordLocks>().ForgetAsync(owner!, default);
        await services.GetRequiredService<CodeAttempts>().ForgetAsync(person.Id, default);
        await services.GetRequiredService<ResetUnlock>().UnlockAsync(person.Id, [owner!.UserName, owner.Email], default);
    }
}
