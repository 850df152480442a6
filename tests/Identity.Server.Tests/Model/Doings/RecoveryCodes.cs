using Identity.Domain.Methods;
using Identity.Server.Pages.Shared;
using Identity.Server.Pages.SignIn;
using CodePages = Identity.Server.Pages.SecurityInfo.RecoveryCodes;

namespace Identity.Server.Tests.Model.Doings;

/// <summary>Recovery codes: made on Security info, typed as second step.</summary>
internal static class RecoveryCodes
{
    /// <summary>Makes a set, and writes it down from the page that shows it.</summary>
    public static async Task MakeAsync(Doing doing)
    {
        doing.Step.MayMakeCodes = true;
        var path = await SecurityInfoPages.PostAsync<CodePages.IndexModel>(doing, "recovery-codes", _ => { }, page => page.OnPostAsync(default));
        if (path?.EndsWith("/recovery-codes/show", StringComparison.Ordinal) != true)
        {
            return;
        }

        var person = doing.SignedIn!;
        var set = doing.World.Watcher.Rows($"SELECT id FROM methods WHERE method = 'recoveryCodes' AND person_id = '{person.Id.ToString().ToUpperInvariant()}'", row => row.GetGuid(0))[0];
        await doing.SeeAsync<CodePages.ShowModel>("/security-info/recovery-codes/show", _ => { }, async page =>
        {
            await page.OnGetAsync(default);
            person.Codes.AddRange((page.Shown ?? throw new RuleBrokenException("recovery codes were made and are not shown")).Codes.Select(code => new ModelCode(set, code.Shown)));
        });
    }

    /// <summary>Types one as second step: mostly one that works, else one that was used, of an earlier set or of somebody else.</summary>
    public static Task TypeAsync(Doing doing, ModelJourney journey, ModelPerson person, RegisteredMethod set)
    {
        var good = person.Codes.FindAll(code => code.SetId == set.Id && !code.IsUsed);
        var all = doing.World.People.SelectMany(other => other.Codes).ToList();
        var typed = doing.Dice.Below(100) switch
        {
            < 65 when good.Count > 0 => good[0].Text,
            < 92 when all.Count > 0 => doing.Dice.Pick(all).Text,
            _ => "aaaaa-bbbbb",
        };
        var right = good.Find(code => code.Text == typed);
        if (right is not null)
        {
            doing.Step.MayProve[Proven.By("recoveryCodes", set.Id, doing.Now, person.Epoch)] = () => right.IsUsed = true;
        }

        doing.Step.Tell($"recovery code {(right is null ? "wrong" : "right")}");
        return SigningIn.PostAsync<RecoveryCodeModel>(
            doing, journey, "recovery-code", page => (page.MethodId, page.Input) = (set.Id, new CodeInput { Code = typed }), page => page.OnPostAsync(default));
    }
}
