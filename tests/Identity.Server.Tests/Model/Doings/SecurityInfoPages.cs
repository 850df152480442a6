using Identity.Domain.Methods;
using Identity.Server.Gate;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using InfoPages = Identity.Server.Pages.SecurityInfo;

namespace Identity.Server.Tests.Model.Doings;

/// <summary>What people do on Security info.</summary>
internal static class SecurityInfoPages
{
    /// <summary>Does one of it.</summary>
    public static Task DoAsync(Doing doing)
    {
        doing.Step.Kind = StepKind.Account;
        var id = AnyMethod(doing);
        return doing.Dice.Below(100) switch
        {
            < 15 => PostAsync<InfoPages.SignInModel>(doing, "visit", _ => { }, page => page.OnPostAsync(default)),
            < 18 => PostAsync<InfoPages.IndexModel>(doing, "password", _ => { }, page => page.OnPostPasswordAsync(default)),
            < 34 => AddAsync(doing),
            < 41 => PostAsync<InfoPages.IndexModel>(doing, "change", _ => { }, page => page.OnPostChangeAsync(id, default)),
            < 51 => RecoveryCodes.MakeAsync(doing),
            < 61 => AppPasswords.MakeAsync(doing),
            < 64 => AppPasswords.DeleteAsync(doing),
            < 78 => PostAsync<InfoPages.DeleteModel>(doing, "delete", page => page.Id = id, page => page.OnPostAsync(default)),
            < 85 => PostAsync<InfoPages.DefaultModel>(doing, "default", page => page.Input = new InfoPages.DefaultModel.InputModel { Id = id }, page => page.OnPostAsync(default)),
            < 92 => PostAsync<InfoPages.RenameModel>(doing, "rename", page => (page.Id, page.Input) = (id, new InfoPages.RenameModel.InputModel { Label = $"Name {doing.Dice.Below(9)}" }), page => page.OnPostAsync(default)),
            _ => LookAsync(doing),
        };
    }

    /// <summary>Posts a page of Security info, and follows where it leads.</summary>
    /// <typeparam name="TPage">The page.</typeparam>
    public static async Task<string?> PostAsync<TPage>(Doing doing, string name, Action<TPage> fill, Func<TPage, Task<IActionResult>> handle)
        where TPage : PageModel
    {
        doing.Step.Tell(name);
        var path = await doing.Browser.VisitAsync("POST", $"/security-info/{name}", fill, async page => await handle(page));
        doing.Follow(path, OwnPages.ClientId);
        return path;
    }

    private static Task<string?> AddAsync(Doing doing)
    {
        var kind = doing.Dice.Pick(MethodCatalogue.All).Name;
        return PostAsync<InfoPages.AddModel>(doing, $"add {kind}", page => page.Input = new InfoPages.AddModel.InputModel { Method = kind }, page => page.OnPostAsync(default));
    }

    private static async Task LookAsync(Doing doing)
    {
        doing.Step.Kind = StepKind.Read;
        var before = doing.World.Watcher.Version();
        doing.Step.Tell("activity");
        await doing.Browser.VisitAsync<InfoPages.ActivityModel>("GET", "/security-info/activity", _ => { }, async page =>
        {
            await page.OnGetAsync(default);
            return page.Page();
        });
        if (doing.World.Watcher.Version() != before)
        {
            throw new RuleBrokenException("rule 8: looking at what happened changed something");
        }
    }

    // Mostly one of the person's own; else anybody's (fault 8).
    private static Guid AnyMethod(Doing doing)
    {
        var own = doing.SignedIn is { } owner ? doing.World.Rows.Methods[owner.Id].ToList() : [];
        var all = doing.World.People.SelectMany(person => doing.World.Rows.Methods[person.Id]).ToList();
        var from = own.Count > 0 && doing.Dice.Chance(85) ? own : all;
        return from.Count == 0 ? Guid.Empty : doing.Dice.Pick(from).Id;
    }
}
