using Identity.Domain.Methods;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Identity.Server.Pages.SignIn;
using Identity.Testing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using KeyPages = Identity.Server.Pages.Enroll.SecurityKey;

namespace Identity.Server.Tests.Model.Doings;

/// <summary>Ceremonies of security keys without a wire: with answers that are right, and forged ones.</summary>
internal static class Keys
{
    private const int Verified = 4;
    private const string NobodysChallenge = "bm90LWEtY2hhbGxlbmdlLW9mLXRoaXMtc2VydmVy";

    /// <summary>Signs in with a passkey on the first page.</summary>
    public static async Task FirstAsync(Doing doing, ModelJourney journey, Journey open)
    {
        var person = doing.World.Find(open.Person?.Facts.Id) ?? doing.Owner;
        var options = await AskAsync<IndexModel>(doing, $"/sign-in/{journey.Handle}", page => page.Handle = journey.Handle, page => page.OnPostPasskeyOptionsAsync(default));
        if (options is null || Answer(doing, options, person) is not { } answer)
        {
            doing.Step.Tell("no passkey");
            return;
        }

        if (answer is { Accept: { } accept, UserVerified: true } && !doing.World.Rows.People[answer.Owner!.Id].IsDisabled)
        {
            doing.Step.MayProve[answer.At(doing.Now)] = accept;
        }

        doing.Step.Tell($"passkey {(doing.Step.MayProve.Count > 0 ? "right" : "wrong")}");
        await SigningIn.PostAsync<IndexModel>(doing, journey, "passkey", _ => { }, page => page.OnPostPasskeyAsync(new KeyInput { Credential = answer.Credential }, default));
    }

    /// <summary>Answers with a key as second step.</summary>
    public static async Task SecondAsync(Doing doing, ModelJourney journey, ModelPerson person, IReadOnlyList<RegisteredMethod> asked)
    {
        var options = await AskAsync<SecurityKeyModel>(doing, $"/sign-in/{journey.Handle}/security-key", page => page.Handle = journey.Handle, page => page.OnPostOptionsAsync(default));
        if (options is null || Answer(doing, options, person) is not { } answer)
        {
            doing.Step.Tell("no key");
            return;
        }

        if (answer is { Accept: { } accept } && answer.Owner == person && asked.Any(method => method.Id == answer.MethodId))
        {
            doing.Step.MayProve[answer.At(doing.Now)] = accept;
        }

        doing.Step.Tell($"key {(doing.Step.MayProve.Count > 0 ? "right" : "wrong")}");
        await SigningIn.PostAsync<SecurityKeyModel>(doing, journey, "security-key", page => page.Key = new KeyInput { Credential = answer.Credential }, page => page.OnPostAsync(default));
    }

    /// <summary>Makes a key in the wizard, or gives it its name, which registers it.</summary>
    public static async Task RegisterAsync(Doing doing, ModelJourney journey, ModelPerson person, Guid pendingId)
    {
        if (pendingId != Guid.Empty && !doing.Dice.Chance(15))
        {
            var half = person.HalfKeys[journey.Key];
            doing.Step.MayProve[Proven.By("securityKey", pendingId, half.MadeAt, person.Epoch) with { AtRegistration = true, UserVerified = half.UserVerified }] =
                () => person.Keys[pendingId] = new ModelKey(half.Key) { Counter = half.Key.Counter };
            await SigningIn.PostAsync<KeyPages.NameModel>(
                doing, journey, "security-key/name", page => page.Input = new KeyPages.NameModel.InputModel { Label = "Mine" }, page => page.OnPostAsync(default));
            return;
        }

        var options = await AskAsync<KeyPages.IndexModel>(
            doing, $"/enroll/{journey.Handle}/securityKey", page => page.Handle = journey.Handle, page => page.OnPostOptionsAsync(default));
        if (options is not null)
        {
            await MakeAsync(doing, journey, person, options);
        }
    }

    /// <summary>The options of a ceremony; <see langword="null"/> if there is none here.</summary>
    /// <typeparam name="TPage">The page.</typeparam>
    public static async Task<string?> AskAsync<TPage>(Doing doing, string path, Action<TPage> fill, Func<TPage, Task<IActionResult>> ask)
        where TPage : PageModel
    {
        string? options = null;
        await doing.Browser.VisitAsync("POST", path, fill, async page =>
        {
            var result = await ask(page);
            options = (result as ContentResult)?.Content;
            return options is null ? result : null;
        });
        return options;
    }

    /// <summary>An answer to these options: mostly of the person's own key, and right; <see langword="null"/> if nobody has a key.</summary>
    public static ModelKeyAnswer? Answer(Doing doing, string options, ModelPerson person)
    {
        var chance = doing.Dice.Below(100);
        var owner = chance is >= 55 and < 65 || person.Keys.Count == 0 ? doing.Dice.Pick(doing.World.People) : person;
        if (owner.Keys.Count == 0)
        {
            return null;
        }

        var registered = owner.Keys.Where(pair => doing.World.Rows.Methods[owner.Id].Any(method => method.Id == pair.Key)).ToList();
        var (id, had) = doing.Dice.Pick(registered.Count > 0 && chance < 80 ? registered : [.. owner.Keys]);
        if (chance is >= 65 and < 73 && owner.KeyAnswers.Count > 0)
        {
            return new ModelKeyAnswer(doing.Dice.Pick(owner.KeyAnswers), owner, id, UserVerified: true, Accept: null);
        }

        KeyForgery? sent = null;
        var credential = had.Key.Answer(options, forgery => sent = chance switch
        {
            >= 73 and < 80 => forgery with { Challenge = NobodysChallenge },
            >= 80 and < 88 => forgery with { Flags = forgery.Flags & ~Verified },
            >= 88 and < 96 when forgery.Counter > 1 => forgery with { Counter = forgery.Counter - 2 },
            >= 96 => forgery with { BreaksSignature = true },
            _ => forgery,
        });
        owner.KeyAnswers.Add(credential);
        var isRight = sent!.Challenge != NobodysChallenge && !sent.BreaksSignature && had.IsNewer(sent.Counter) && registered.Exists(pair => pair.Key == id);
        return new ModelKeyAnswer(credential, owner, id, (sent.Flags & Verified) != 0, isRight ? () => had.Counter = sent.Counter : null);
    }

    private static async Task MakeAsync(Doing doing, ModelJourney journey, ModelPerson person, string options)
    {
        var key = new ForgedKey(doing.World.Server.Issuer) { VerifiesUser = doing.Dice.Chance(75), Counter = doing.Dice.Chance(50) ? 1u : 0u };
        var chance = doing.Dice.Below(100);
        var credential = key.Create(options, forgery => chance < 12 ? forgery with { Challenge = NobodysChallenge } : forgery);
        var isReplay = chance is >= 12 and < 20 && person.KeyAnswers.Count > 0;
        doing.Step.Tell($"a key, {(chance < 12 || isReplay ? "wrong" : "right")}");
        var path = await SigningIn.PostAsync<KeyPages.IndexModel>(
            doing, journey, "security-key", page => page.Key = new KeyInput { Credential = isReplay ? person.KeyAnswers[^1] : credential }, page => page.OnPostAsync(default));
        if (path?.EndsWith("/name", StringComparison.Ordinal) != true)
        {
            return;
        }

        if (chance < 12 || isReplay)
        {
            throw new RuleBrokenException("rule 6: a key was made by what was wrong or used");
        }

        person.HalfKeys[journey.Key] = new ModelHalfKey(key, doing.Now, key.VerifiesUser);
    }
}
