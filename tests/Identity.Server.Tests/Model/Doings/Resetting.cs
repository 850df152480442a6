using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.PasswordReset;
using Identity.OpenId.Stores;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Identity.Server.PasswordReset.Ceremonies;
using Identity.Storage.Codes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using ResetPages = Identity.Server.Pages.PasswordReset;

namespace Identity.Server.Tests.Model.Doings;

/// <summary>Resets of forgotten passwords.</summary>
internal static class Resetting
{
    private static readonly string[] Numbers = ["0612345678", "0612345678", "0612345679"];

    /// <summary>Begins one, or goes on with one.</summary>
    public static Task DoAsync(Doing doing)
    {
        doing.Step.Kind = StepKind.Reset;
        return doing.Browser.Resets.Count == 0 || doing.Dice.Chance(8) ? BeginAsync(doing) : GoOnAsync(doing);
    }

    private static async Task BeginAsync(Doing doing)
    {
        var person = doing.Dice.Chance(80) ? doing.Owner : doing.Dice.Pick(doing.World.People);
        var name = doing.Dice.Chance(95) ? person.UserName : "nobody@contoso.example";
        var waiting = doing.Browser.Journeys.Count > 0 && doing.Dice.Chance(50) ? doing.Browser.Journeys[^1].Handle : null;
        doing.Step.Tell($"a reset of person {doing.World.People.IndexOf(person)} begins");
        var begun = await doing.Browser.AskAsync(services => services.GetRequiredService<ResetStart>().BeginAsync(name, waiting, challenge: null, work: null, CancellationToken.None));
        if (begun is ResetBeginning.Begun(var path))
        {
            doing.Browser.Resets.Add(HandleIn.Path(path)!);
        }
    }

    private static async Task GoOnAsync(Doing doing)
    {
        var handle = doing.Browser.Resets[^1];
        if (await doing.LookAsync(services => services.GetRequiredService<ResetReader>().FindAsync(handle, CancellationToken.None)) is not FoundReset.Open(var state))
        {
            doing.Step.Tell("a reset that is over is left");
            doing.Browser.Resets.Remove(handle);
            return;
        }

        var person = doing.World.Find(doing.World.Rows.Resets[Handle.Hash(handle)].PersonId);
        switch (state.Decide())
        {
            case ResetDecision.Verify(var offered, _):
                await AnswerAsync(doing, handle, person, state, Choose(doing, person, offered));
                break;
            case ResetDecision.NewPassword:
                var typed = NewPasswords.Pick(doing, person);
                doing.Step.MayChangePassword[person!.Id] = typed;
                await PostAsync<ResetPages.PasswordModel>(doing, handle, "password", page => page.Input = new NewPasswordInput { New = typed, Repeat = typed }, page => page.OnPostAsync(default));
                break;
            default:
                doing.Step.Tell("a reset that is refused is left");
                doing.Browser.Resets.Remove(handle);
                break;
        }
    }

    // Mostly one that the person has.
    private static AuthenticationMethod Choose(Doing doing, ModelPerson? person, IReadOnlyList<AuthenticationMethod> offered)
    {
        var had = person is null ? [] : offered.Intersect(doing.World.Rows.Methods[person.Id].Select(method => method.Method)).ToList();
        return doing.Dice.Pick(had.Count > 0 && doing.Dice.Chance(80) ? had : offered);
    }

    private static Task AnswerAsync(Doing doing, string handle, ModelPerson? person, ResetState state, AuthenticationMethod method) => method.Name switch
    {
        "securityKey" => KeyAsync(doing, handle, person),
        "totp" => AppAsync(doing, handle, person),
        "hardwareToken" => TokenAsync(doing, handle, person),
        "phone" => PhoneAsync(doing, handle, person),
        "email" => EmailAsync(doing, handle, person),
        _ => QuestionsAsync(doing, handle, person, state),
    };

    private static Task AppAsync(Doing doing, string handle, ModelPerson? person)
    {
        var code = "000000";
        if (person is { Apps.Count: > 0 })
        {
            var (id, app) = doing.Dice.Pick([.. person.Apps.Where(pair => doing.World.Rows.Methods[person.Id].Any(method => method.Id == pair.Key)).DefaultIfEmpty(person.Apps.First())]);
            (code, var step) = Codes.Of(doing, app, person.LastSteps.GetValueOrDefault(id));
            Codes.Allow(doing, doing.Step.MayProveReset, person, id, step);
            doing.Step.Tell($"code {(step is null ? "wrong" : "right")}");
        }

        return PostAsync<ResetPages.TotpModel>(doing, handle, "totp", page => page.Input = new CodeInput { Code = code }, page => page.OnPostAsync(default));
    }

    private static Task TokenAsync(Doing doing, string handle, ModelPerson? person)
    {
        var code = person is { Tokens.Count: > 0 } ? Codes.OfToken(doing, doing.Step.MayProveReset, person, person.Tokens.Keys.First()) : "000000";
        return PostAsync<ResetPages.HardwareTokenModel>(doing, handle, "hardware-token", page => page.Input = new CodeInput { Code = code }, page => page.OnPostAsync(default));
    }

    private static async Task KeyAsync(Doing doing, string handle, ModelPerson? person)
    {
        var options = await Keys.AskAsync<ResetPages.SecurityKeyModel>(doing, $"/reset/{handle}/securityKey", page => page.Handle = handle, page => page.OnPostOptionsAsync(default));
        if (options is null || Keys.Answer(doing, options, person ?? doing.Owner) is not { } answer)
        {
            doing.Step.Tell("no key");
            return;
        }

        if (answer is { Accept: { } accept, UserVerified: true } && answer.Owner == person)
        {
            doing.Step.MayProveReset[answer.At(doing.Now) with { UserVerified = false }] = accept;
        }

        doing.Step.Tell($"key {(doing.Step.MayProveReset.Count > 0 ? "right" : "wrong")}");
        await PostAsync<ResetPages.SecurityKeyModel>(doing, handle, "security-key", page => page.Key = new KeyInput { Credential = answer.Credential }, page => page.OnPostAsync(default));
    }

    private static Task PhoneAsync(Doing doing, string handle, ModelPerson? person)
    {
        if (Codes.Answered(doing, person, CodePurpose.PasswordReset, handle) is { } call)
        {
            Codes.Allow(doing, doing.Step.MayProveReset, person, call);
            return PostAsync<ResetPages.CallModel>(doing, handle, "call", _ => { }, page => page.OnPostAsync(default));
        }

        var (code, right) = Codes.Of(doing, person, CodePurpose.PasswordReset, handle, message => message.Channel is CodeChannel.Text);
        if (right is null && doing.Dice.Chance(80))
        {
            var input = new ResetPages.PhoneModel.InputModel { Country = "NL", Number = doing.Dice.Pick(Numbers), Channel = doing.Dice.Chance(70) ? PhoneChannel.Text : PhoneChannel.Call };
            return PostAsync<ResetPages.PhoneModel>(doing, handle, $"phone {input.Number} {input.Channel}", page => page.Input = input, page => page.OnPostAsync(default));
        }

        Codes.Allow(doing, doing.Step.MayProveReset, person, right);
        doing.Step.Tell($"code {(right is null ? "wrong" : "right")}");
        return PostAsync<ResetPages.CodeModel>(doing, handle, "phone/code", page => page.Input = new CodeInput { Code = code }, page => page.OnPostAsync(default));
    }

    private static Task EmailAsync(Doing doing, string handle, ModelPerson? person)
    {
        var (code, right) = Codes.Of(doing, person, CodePurpose.PasswordReset, handle, message => message.Channel is CodeChannel.Mail);
        if (right is null && doing.Dice.Chance(80))
        {
            return PostAsync<ResetPages.EmailModel>(doing, handle, "email", _ => { }, page => page.OnPostAsync(default));
        }

        Codes.Allow(doing, doing.Step.MayProveReset, person, right);
        doing.Step.Tell($"code {(right is null ? "wrong" : "right")}");
        return PostAsync<ResetPages.EmailCodeModel>(doing, handle, "email/code", page => page.Input = new CodeInput { Code = code }, page => page.OnPostAsync(default));
    }

    private static async Task QuestionsAsync(Doing doing, string handle, ModelPerson? person, ResetState state)
    {
        var asked = await doing.LookAsync(services => services.GetRequiredService<QuestionsReset>().ChooseAsync(state, CancellationToken.None));
        var registered = person is null ? null : doing.World.Rows.Methods[person.Id].FirstOrDefault(method => method.Method == MethodCatalogue.Questions);
        var isRight = registered is not null && doing.Dice.Chance(85);
        if (isRight)
        {
            doing.Step.MayProveReset[Proven.By(MethodCatalogue.Questions.Name, registered!.Id, doing.Now, person!.Epoch)] = () => { };
        }

        doing.Step.Tell($"answers {(isRight ? "right" : "wrong")}");
        string[] answers = [.. asked.Select(question => isRight ? KnownAnswers.Of(question) : "Rotterdam")];
        await PostAsync<ResetPages.QuestionsModel>(
            doing, handle, "questions", page => page.Input = new ResetPages.QuestionsModel.InputModel { Answers = answers }, page => page.OnPostAsync(default));
    }

    private static async Task PostAsync<TPage>(Doing doing, string handle, string name, Action<TPage> fill, Func<TPage, Task<IActionResult>> post)
        where TPage : ResetPages.ResetPage
    {
        doing.Step.Tell(name);
        var path = await doing.Browser.VisitAsync<TPage>(
            "POST",
            $"/reset/{handle}/{name}",
            page =>
            {
                page.Handle = handle;
                fill(page);
            },
            async page => await post(page));
        doing.Step.Tell(path is null ? "the page" : path.Split('/')[^1]);
    }
}
