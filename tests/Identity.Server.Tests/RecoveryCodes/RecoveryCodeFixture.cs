using Identity.Server.Tests.SecurityInfo;
using Identity.Testing;

namespace Identity.Server.Tests.RecoveryCodes;

/// <summary>Tests of recovery codes.</summary>
public abstract class RecoveryCodeFixture : SecurityInfoFixture
{
    protected const string CodesPath = $"{Path}/recovery-codes";

    protected const string CodePage = "/sign-in/recovery-code";

    protected override RunningServerOptions Options => new()
    {
        Policy = TestPolicies.Reset(methods: ",\"recoveryCodes\":{\"on\":true}"),
    };

    /// <summary>Makes codes on Security info; the page shows them.</summary>
    protected async Task<IReadOnlyList<string>> MakeAsync(Visit visit)
    {
        await GetAsync(visit, "recovery-codes");
        await PostAsync(visit);
        if (visit.Step != $"{CodesPath}/show")
        {
            await visit.ReachAsync(CodesPath);
            await PostAsync(visit);
        }

        return Shown(visit.Page);
    }

    /// <summary>The codes on a page.</summary>
    protected static IReadOnlyList<string> Shown(BrowserPage page) => [.. page.Document.QuerySelectorAll(".codes li").Select(item => item.TextContent.Trim())];

    /// <summary>The same person in another browser, on the page for a recovery code.</summary>
    protected async Task<Visit> AskedForCodeAsync(Visit visit)
    {
        var elsewhere = await (await Elsewhere(visit).OpenAsync()).ReachAsync("/sign-in/verify");
        elsewhere.Page = await elsewhere.Page.FollowAsync("recovery-code");
        return elsewhere;
    }

    /// <summary>Types a code, a second later.</summary>
    protected Task<Visit> TypeAsync(Visit visit, string code) => PostAsync(visit, ("Input.Code", code));
}
