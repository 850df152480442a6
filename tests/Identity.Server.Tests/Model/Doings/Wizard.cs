using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Server.Pages.Shared;
using Identity.Storage.Codes;
using Identity.Testing;
using Email = Identity.Server.Pages.Enroll.Email;
using Phone = Identity.Server.Pages.Enroll.Phone;
using Questions = Identity.Server.Pages.Enroll.Questions;
using Totp = Identity.Server.Pages.Enroll.Totp;

namespace Identity.Server.Tests.Model.Doings;

/// <summary>Sets up methods in the wizard.</summary>
internal static class Wizard
{
    private static readonly string[] Numbers = ["0612345678", "0612345678", "0612345679"];
    private static readonly string[] Addresses = ["one@home.example", "two@home.example", "three@home.example"];

    /// <summary>Goes on with the first step of the plan.</summary>
    public static Task GoOnAsync(Doing doing, ModelJourney journey, ModelPerson person, EnrollmentPlan.Interrupt plan)
    {
        if (plan.Steps.Count == 0)
        {
            return AppPasswords.MakeInWizardAsync(doing, journey, person);
        }

        // Nobody here has a token in hand that is not registered.
        var choices = plan.Steps[0].Choices.Where(choice => choice != MethodCatalogue.HardwareToken).ToList();
        if (choices.Count == 0)
        {
            doing.Step.Tell("no token at hand");
            return Task.CompletedTask;
        }

        var kind = doing.Dice.Chance(75) && choices.Contains(plan.Steps[0].Method) ? plan.Steps[0].Method : doing.Dice.Pick(choices);
        var pending = doing.World.Rows.Pending.FirstOrDefault(row => row.Transaction == journey.Key && row.Method == kind.Name && row.PersonId == person.Id && row.ExpiresAt > doing.Now);
        return kind.Name switch
        {
            "securityKey" => Keys.RegisterAsync(doing, journey, person, pending.Id),
            "totp" => AppAsync(doing, journey, person, pending.Id),
            "phone" => PhoneAsync(doing, journey, person, pending.Id),
            "email" => EmailAsync(doing, journey, person, pending.Id),
            _ => QuestionsAsync(doing, journey),
        };
    }

    private static async Task AppAsync(Doing doing, ModelJourney journey, ModelPerson person, Guid pendingId)
    {
        if (pendingId == Guid.Empty)
        {
            await SigningIn.PostAsync<Totp.IndexModel>(doing, journey, "totp", _ => { }, page => page.OnPostAsync(default));
            return;
        }

        var app = await ScanAsync(doing, journey);
        if (app is null)
        {
            return;
        }

        var (code, step) = Codes.Of(doing, app, lastStep: 0);
        if (step is { } right)
        {
            doing.Step.MayProve[Proven.By("totp", pendingId, doing.Now, person.Epoch) with { AtRegistration = true }] = () =>
            {
                person.Apps[pendingId] = app;
                person.LastSteps[pendingId] = right;
            };
        }

        doing.Step.Tell($"code {(step is null ? "wrong" : "right")}");
        await SigningIn.PostAsync<Totp.CodeModel>(doing, journey, "totp/code", page => page.Input = new Totp.CodeModel.InputModel { Code = code, Label = "Mine" }, page => page.OnPostAsync(default));
    }

    private static async Task<AuthenticatorApp?> ScanAsync(Doing doing, ModelJourney journey)
    {
        AuthenticatorApp? scanned = null;
        var before = doing.World.Watcher.Version();
        await doing.Browser.VisitAsync<Totp.ScanModel>("GET", $"/enroll/{journey.Handle}/totp/scan", page => page.Handle = journey.Handle, async page =>
        {
            await page.OnGetAsync(default);
            scanned = page.Setup is { } setup ? new AuthenticatorApp(setup.Secret.Base32) : null;
            return null;
        });
        return doing.World.Watcher.Version() == before ? scanned : throw new RuleBrokenException("rule 8: looking at the QR code changed something");
    }

    private static Task<string?> PhoneAsync(Doing doing, ModelJourney journey, ModelPerson person, Guid pendingId)
    {
        if (pendingId != Guid.Empty && Codes.Answered(doing, person, CodePurpose.Registration, journey.Handle) is { } call && call.MethodId == pendingId)
        {
            Codes.Allow(doing, doing.Step.MayProve, person, call);
            return SigningIn.PostAsync<Phone.CallModel>(doing, journey, "phone/call", _ => { }, page => page.OnPostAsync(default));
        }

        if (pendingId == Guid.Empty || doing.Dice.Chance(20))
        {
            var input = new Phone.IndexModel.InputModel { Country = "NL", Number = doing.Dice.Pick(Numbers), Channel = doing.Dice.Chance(70) ? PhoneChannel.Text : PhoneChannel.Call };
            return SigningIn.PostAsync<Phone.IndexModel>(doing, journey, $"phone {input.Number} {input.Channel}", page => page.Input = input, page => page.OnPostAsync(default));
        }

        var (code, right) = Codes.Of(doing, person, CodePurpose.Registration, journey.Handle, pendingId);
        Codes.Allow(doing, doing.Step.MayProve, person, right);
        doing.Step.Tell($"code {(right is null ? "wrong" : "right")}");
        return SigningIn.PostAsync<Phone.CodeModel>(doing, journey, "phone/code", page => page.Input = new CodeInput { Code = code }, page => page.OnPostAsync(default));
    }

    private static Task<string?> EmailAsync(Doing doing, ModelJourney journey, ModelPerson person, Guid pendingId)
    {
        if (pendingId == Guid.Empty || doing.Dice.Chance(20))
        {
            var input = new Email.IndexModel.InputModel { Address = doing.Dice.Pick(Addresses) };
            return SigningIn.PostAsync<Email.IndexModel>(doing, journey, "email", page => page.Input = input, page => page.OnPostAsync(default));
        }

        var (code, right) = Codes.Of(doing, person, CodePurpose.Registration, journey.Handle, pendingId);
        if (right is not null)
        {
            right.IsUsed = true;
            doing.Step.MayRegister.Add(pendingId);
        }

        doing.Step.Tell($"code {(right is null ? "wrong" : "right")}");
        return SigningIn.PostAsync<Email.CodeModel>(doing, journey, "email/code", page => page.Input = new CodeInput { Code = code }, page => page.OnPostAsync(default));
    }

    private static Task<string?> QuestionsAsync(Doing doing, ModelJourney journey)
    {
        var input = new Questions.IndexModel.InputModel { Questions = [.. KnownAnswers.Questions], Answers = [.. KnownAnswers.Questions.Select(KnownAnswers.Of)] };
        doing.Step.MayRegisterQuestions = true;
        return SigningIn.PostAsync<Questions.IndexModel>(doing, journey, "questions", page => page.Input = input, page => page.OnPostAsync(default));
    }
}
