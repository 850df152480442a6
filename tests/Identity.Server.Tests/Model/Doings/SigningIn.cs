using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.OpenId.Stores;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Identity.Server.Pages.SignIn;
using Identity.Storage.Codes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Model.Doings;

/// <summary>Goes on with a sign-in, on whatever page it is at.</summary>
internal static class SigningIn
{
    /// <summary>Does what the page asks for, well or badly.</summary>
    public static async Task GoOnAsync(Doing doing)
    {
        if (doing.Browser.Journeys.Count == 0)
        {
            await Apps.OpenAsync(doing);
            return;
        }

        var journey = doing.Dice.Chance(75) ? doing.Browser.Journeys[^1] : doing.Dice.Pick(doing.Browser.Journeys);
        (doing.Step.Kind, doing.Step.Journey) = (StepKind.SignIn, journey);
        switch (await doing.LookAsync(services => services.GetRequiredService<JourneyReader>().FindAsync(journey.Handle, CancellationToken.None)))
        {
            case FoundJourney.Open(var open):
                await AnswerAsync(doing, journey, open);
                break;
            case FoundJourney.Expired({ Transaction.Task: null }):
                await Apps.ResumeAsync(doing, journey);
                break;
            case FoundJourney.Expired or FoundJourney.Completed:
                doing.Step.Tell("a sign-in that is over is left");
                doing.Browser.Journeys.Remove(journey);
                break;
            default:
                throw new RuleBrokenException("rule 7: a browser's own sign-in is not found");
        }
    }

    private static Task AnswerAsync(Doing doing, ModelJourney journey, Journey open)
    {
        var decision = open.Decide();
        if (doing.Dice.Chance(3))
        {
            return LeaveAsync(doing, journey);
        }

        if (decision is GateDecision.SignIn || doing.Dice.Chance(5))
        {
            return FirstAsync(doing, journey, open);
        }

        var person = doing.World.Find(open.Person?.Facts.Id)!;
        return decision switch
        {
            GateDecision.Challenge or GateDecision.Refuse when Passes.IsTried(doing, person, 25) => Passes.TypeAsync(doing, journey, open),
            GateDecision.Challenge(var methods) => SecondAsync(doing, journey, person, methods),
            GateDecision.ChangePassword => NewPasswordAsync(doing, journey, person),
            GateDecision.Enroll(var plan, _) when plan.IsSkippable && doing.Dice.Chance(40) => PostAsync<MoreInfoModel>(doing, journey, "more-info", _ => { }, page => page.OnPostSkipAsync(default)),
            GateDecision.Enroll(var plan, _) => Wizard.GoOnAsync(doing, journey, person, plan),
            GateDecision.Review review => Reviewing.GoOnAsync(doing, journey, person, review),
            GateDecision.Consent when doing.Dice.Chance(10) => PostAsync<ConsentModel>(doing, journey, "consent", _ => { }, page => page.OnPostCancelAsync(default)),
            GateDecision.Consent => PostAsync<ConsentModel>(doing, journey, "consent", _ => { }, page => page.OnPostAllowAsync(default)),
            GateDecision.Proceed when !open.IsCoveredBySession() => PostAsync<ContinueModel>(doing, journey, "continue", _ => { }, page => page.OnPostAsync(default)),
            GateDecision.Proceed when open.Transaction.Task is null => Apps.ResumeAsync(doing, journey),
            GateDecision.Refuse or GateDecision.Proceed => LeaveAsync(doing, journey),
            _ => throw new InvalidOperationException($"The model has no answer to {decision}."),
        };
    }

    /// <summary>Posts a page of the sign-in and follows where it leads.</summary>
    /// <typeparam name="TPage">The page.</typeparam>
    public static async Task<string?> PostAsync<TPage>(Doing doing, ModelJourney journey, string name, Action<TPage> fill, Func<TPage, Task<IActionResult>> handle)
        where TPage : Server.Pages.JourneyPage
    {
        doing.Step.Tell(name);
        var path = await doing.Browser.VisitAsync<TPage>(
            "POST",
            $"/sign-in/{journey.Handle}/{name}",
            page =>
            {
                page.Handle = journey.Handle;
                fill(page);
            },
            async page => await handle(page));
        doing.Follow(path, journey.ClientId);
        return path;
    }

    private static Task FirstAsync(Doing doing, ModelJourney journey, Journey open)
    {
        if (Passes.IsTried(doing, doing.World.Find(open.Person?.Facts.Id) ?? doing.Owner, 30))
        {
            return Passes.TypeAsync(doing, journey, open);
        }

        return doing.Dice.Chance(20) ? Keys.FirstAsync(doing, journey, open) : PasswordAsync(doing, journey, open);
    }

    private static Task SecondAsync(Doing doing, ModelJourney journey, ModelPerson person, IReadOnlyList<RegisteredMethod> methods)
    {
        if (methods[0].Method.IsReserve && methods.Any(method => !method.Method.IsReserve))
        {
            throw new RuleBrokenException("recovery codes are asked first");
        }

        var method = doing.Dice.Pick(methods);
        return method.Method.Name switch
        {
            "totp" => AppAsync(doing, journey, person, method),
            "hardwareToken" => TokenAsync(doing, journey, person, method),
            "securityKey" => Keys.SecondAsync(doing, journey, person, methods),
            "recoveryCodes" => RecoveryCodes.TypeAsync(doing, journey, person, method),
            _ => PhoneAsync(doing, journey, person, method),
        };
    }

    private static Task<string?> PasswordAsync(Doing doing, ModelJourney journey, Journey open)
    {
        var named = doing.World.Find(open.Person?.Facts.Id) ?? doing.Owner;
        var person = doing.Dice.Chance(85) ? named : doing.Dice.Pick(doing.World.People);
        var password = doing.Dice.Chance(85) && person.Password is { } right ? right : $"wrong {doing.Dice.Below(50)}";
        var name = doing.Dice.Chance(97) ? person.UserName : "nobody@contoso.example";
        doing.Step.Tell($"person {doing.World.People.IndexOf(person)}, password {(password == person.Password ? "right" : "wrong")}{(name == person.UserName ? "" : ", of nobody")}");
        if (password == person.Password && name == person.UserName && !doing.World.Rows.People[person.Id].IsDisabled)
        {
            doing.Step.MayProve[Proven.Password(doing.Now, person.Epoch) with { Network = NetworkOf(doing) }] = () => { };
            var known = doing.Browser.Cookie("device") is { } secret ? Handle.Hash(secret) : null;
            foreach (var (_, device) in doing.World.Rows.Devices[person.Id].Where(row => row.Handle == known))
            {
                doing.Step.MayProve[Proven.Device(device.Id, doing.Now, person.Epoch)] = () => { };
            }
        }

        return PostAsync<IndexModel>(doing, journey, "", page => page.Input = new IndexModel.InputModel { UserName = name, Password = password }, page => page.OnPostAsync(default));
    }

    private static Task<string?> AppAsync(Doing doing, ModelJourney journey, ModelPerson person, RegisteredMethod method)
    {
        var (code, step) = Codes.Of(doing, person.Apps[method.Id], person.LastSteps.GetValueOrDefault(method.Id));
        Codes.Allow(doing, doing.Step.MayProve, person, method.Id, step);
        doing.Step.Tell($"app, code {(step is null ? "wrong" : "right")}");
        return CodeAsync(doing, journey, method, code);
    }

    private static Task<string?> TokenAsync(Doing doing, ModelJourney journey, ModelPerson person, RegisteredMethod method)
    {
        var code = Codes.OfToken(doing, doing.Step.MayProve, person, method.Id);
        return CodeAsync(doing, journey, method, code);
    }

    private static Task<string?> CodeAsync(Doing doing, ModelJourney journey, RegisteredMethod method, string code)
    {
        var asked = doing.Dice.Chance(95) ? method.Id : AnyMethod(doing);
        var isRemembered = doing.Dice.Chance(60);
        doing.Step.MayRemember = isRemembered ? asked : null;
        return PostAsync<VerifyModel>(
            doing,
            journey,
            "verify",
            page => (page.MethodId, page.Input, page.RememberDevice) = (asked, new CodeInput { Code = code }, isRemembered),
            page => page.OnPostAsync(default));
    }

    private static Task<string?> PhoneAsync(Doing doing, ModelJourney journey, ModelPerson person, RegisteredMethod method)
    {
        if (Codes.Answered(doing, person, CodePurpose.SignIn, journey.Handle) is { } call && call.MethodId == method.Id)
        {
            Codes.Allow(doing, doing.Step.MayProve, person, call);
            return PostAsync<CallModel>(doing, journey, "call", page => page.MethodId = method.Id, page => page.OnPostAsync(default));
        }

        var (code, right) = Codes.Of(doing, person, CodePurpose.SignIn, journey.Handle, method.Id);
        switch (doing.Dice.Below(100))
        {
            case < 25:
                return PostAsync<PhoneModel>(doing, journey, "phone, a text", page => page.MethodId = method.Id, page => page.OnPostTextAsync(default));
            case < 35:
                return PostAsync<CallModel>(doing, journey, "phone, a call", page => page.MethodId = method.Id, page => page.OnPostCallAsync(default));
            default:
                Codes.Allow(doing, doing.Step.MayProve, person, right);
                doing.Step.Tell($"code {(right is null ? "wrong" : "right")}");
                return PostAsync<PhoneModel>(doing, journey, "phone", page => (page.MethodId, page.Input) = (method.Id, new CodeInput { Code = code }), page => page.OnPostAsync(default));
        }
    }

    private static Task<string?> NewPasswordAsync(Doing doing, ModelJourney journey, ModelPerson person)
    {
        var typed = NewPasswords.Pick(doing, person);
        doing.Step.MayChangePassword[person.Id] = typed;
        var (epoch, row) = (person.Epoch, doing.World.Rows.Transactions[journey.Key]);
        doing.Step.MayProve[Proven.Password(doing.Now, epoch + 1)] = () => { };
        foreach (var proof in row.Proofs.Where(proof => !proof.IsPassword && proof.Epoch == epoch))
        {
            doing.Step.MayProve[proof with { Epoch = epoch + 1 }] = () => { };
        }

        return PostAsync<ChangePasswordModel>(doing, journey, "change-password", page => page.Input = new NewPasswordInput { New = typed, Repeat = typed }, page => page.OnPostAsync(default));
    }

    private static async Task LeaveAsync(Doing doing, ModelJourney journey)
    {
        doing.Step.Tell("sign-out");
        var path = await doing.Browser.VisitAsync<SignOutModel>("POST", $"/sign-in/{journey.Handle}/sign-out", page => page.Handle = journey.Handle, async page => await page.OnPostAsync(default));
        doing.Follow(path, journey.ClientId);
    }

    private static string? NetworkOf(Doing doing) => ModelPolicies.IsAtOffice(doing.Browser) && doing.World.Policy.FirstRegistration.Networks.Count > 0 ? ModelPolicies.Office : null;

    // Whoever's it is (fault 8).
    private static Guid AnyMethod(Doing doing)
    {
        var all = doing.World.People.SelectMany(person => doing.World.Rows.Methods[person.Id]).Select(method => method.Id).ToList();
        return doing.Dice.Pick(all);
    }
}
