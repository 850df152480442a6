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
            < 20 => PostAsync<InfoPages.SignInModel>(doing, "visit", _ => { }, page => page.OnPostAsync(default)),
            < 24 => PostAsync<InfoPages.IndexModel>(doing, "password", _ => { }, page => page.OnPostPasswordAsync(default)),
            < 45 => AddAsync(doing),
            < 55 => PostAsync<InfoPages.IndexModel>(doing, "change", _ => { }, page => page.OnPostChangeAsync(id, default)),
            < 75 => PostAsync<InfoPages.DeleteModel>(doing, "delete", page => page.Id = id, page => page.OnPostAsync(default)),
            < 83 => PostAsync<InfoPages.DefaultModel>(doing, "default", page => page.Input = new InfoPages.DefaultModel.InputModel { Id = id }, page => page.OnPostAsync(default)),
            < 91 => PostAsync<InfoPages.RenameModel>(doing, "rename", page => (page.Id, page.Input) = (id, new InfoPages.RenameModel.InputModel { Label = $"Name {doing.Dice.Below(9)}" }), page => page.OnPostAsync(default)),
            _ => LookAsync(doing),
        };
    }

    private static Task AddAsync(Doing doing)
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

    private static async Task PostAsync<TPage>(Doing doing, string name, Action<TPage> fill, Func<TPage, Task<IActionResult>> handle)
        where TPage : PageModel
    {
        doing.Step.Tell(name);
        doing.Follow(await doing.Browser.VisitAsync("POST", $"/security-info/{name}", fill, async page => await handle(page)), OwnPages.ClientId);
    }

    // Mostly one of the person's own; else anybody's (fault 8).
    private static Guid AnyMethod(Doing doing)
    {
        var session = doing.World.Rows.Sessions.Values.FirstOrDefault(row => doing.Browser.Cookie("session") is { } handle && row.Secret == OpenId.Stores.Handle.Hash(handle));
        var own = session?.PersonId is { } owner ? doing.World.Rows.Methods[owner].ToList() : [];
        var all = doing.World.People.SelectMany(person => doing.World.Rows.Methods[person.Id]).ToList();
        var from = own.Count > 0 && doing.Dice.Chance(85) ? own : all;
        return from.Count == 0 ? Guid.Empty : doing.Dice.Pick(from).Id;
    }
}
