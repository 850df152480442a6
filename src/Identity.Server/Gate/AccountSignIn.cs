using Identity.Domain.SecurityInfo;
using Identity.Server.Hosting;

namespace Identity.Server.Gate;

/// <summary>Begins a sign-in to the server's own pages: it goes through the same gate as one to an app (rule 1).</summary>
internal sealed class AccountSignIn(JourneyStart start, BrowserState browser, TimeProvider clock)
{
    /// <summary>Begins it; where the person goes first.</summary>
    public async Task<string> BeginAsync(AccountTask task, CancellationToken cancellationToken)
    {
        var started = await start.KeepAsync(OwnPages.Request, task, clock.GetUtcNow(), browser.Cookies, cancellationToken);
        browser.SetTransaction(started.Handle, started.Cookie.Value!);
        return JourneyPaths.Next(started.Handle);
    }
}
