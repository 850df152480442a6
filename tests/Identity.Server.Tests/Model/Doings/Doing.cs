using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Tests.Model.Doings;

/// <summary>Something that is done in a step: by whom it is chance.</summary>
/// <param name="World">The world.</param>
/// <param name="Step">The step, which it fills in.</param>
/// <param name="Browser">The browser at hand.</param>
/// <param name="Dice">Chance.</param>
internal sealed record Doing(ModelWorld World, ModelStep Step, ModelBrowser Browser, ModelDice Dice)
{
    /// <summary>Whose browser it mostly is.</summary>
    public ModelPerson Owner => World.People[Browser.Number / 2];

    /// <summary>Now.</summary>
    public DateTimeOffset Now => World.Now;

    /// <summary>Whoever is signed in here; <see langword="null"/> if nobody is.</summary>
    public ModelPerson? SignedIn => Browser.Cookie("session") is { } handle
        ? World.Find(World.Rows.Sessions.Values.FirstOrDefault(row => row.Secret == OpenId.Stores.Handle.Hash(handle))?.PersonId)
        : null;

    /// <summary>Opens a page, which must change nothing (rule 8).</summary>
    /// <typeparam name="TPage">The page.</typeparam>
    public async Task SeeAsync<TPage>(string path, Action<TPage> fill, Func<TPage, Task> see)
        where TPage : PageModel
    {
        var before = World.Watcher.Version();
        await Browser.VisitAsync("GET", path, fill, async page =>
        {
            await see(page);
            return null;
        });
        if (World.Watcher.Version() != before)
        {
            throw new RuleBrokenException($"rule 8: looking at {path} changed something");
        }
    }

    /// <summary>Looks at something, which must change nothing (rule 8).</summary>
    /// <typeparam name="T">What is seen.</typeparam>
    public async Task<T> LookAsync<T>(Func<IServiceProvider, Task<T>> look)
    {
        var before = World.Watcher.Version();
        var seen = await Browser.AskAsync(look);
        return World.Watcher.Version() == before ? seen : throw new RuleBrokenException("rule 8: looking changed something");
    }

    /// <summary>Notes a sign-in that a path leads to, if it leads to one that is new.</summary>
    public void Follow(string? path, string clientId)
    {
        Step.Tell(Name(path));
        var handle = HandleIn.Path(path);
        if (handle is not null && path!.StartsWith("/sign-in/", StringComparison.Ordinal) && !World.Browsers.Exists(browser => browser.Journeys.Exists(journey => journey.Handle == handle)))
        {
            Browser.Remember(new ModelJourney(handle, clientId, Now));
        }
    }

    private static string Name(string? path) => path is null ? "the page" : string.Join('/', path.Split('?')[0].Split('/').Where(part => part.Length < 36));
}
