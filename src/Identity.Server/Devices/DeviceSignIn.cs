using Identity.OpenId.Devices;
using Identity.Server.Gate;
using Identity.Server.Hosting;

namespace Identity.Server.Devices;

/// <summary>Begins the sign-in of a person who typed a device's code: an ordinary one, for the device's client, in which the consent page asks last (rule 1).</summary>
internal sealed class DeviceSignIn(
    DeviceRequests requests, DeviceCodeBrake brake, SignInSessions sessions, JourneyStart start, BrowserState browser, TimeProvider clock)
{
    /// <summary>Begins it, if there is such a code.</summary>
    public async Task<DeviceBeginning> BeginAsync(string? typed, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var signedIn = (await sessions.ReadAsync(browser.Cookies, cancellationToken)).Session?.PersonId;
        if (await brake.ChargeAsync(signedIn, typed, now, cancellationToken) is { } until)
        {
            return new DeviceBeginning.Locked(now, until);
        }

        if (UserCode.Read(typed) is not { } code || await requests.FindAsync(code, now, cancellationToken) is not var (request, startedAt))
        {
            return new DeviceBeginning.Wrong();
        }

        await brake.RefundAsync(signedIn, cancellationToken);
        var started = await start.KeepAsync(request, task: null, startedAt, browser.Cookies, cancellationToken);
        browser.SetTransaction(started.Handle, started.Cookie.Value!);
        return new DeviceBeginning.Begun(JourneyPaths.Next(started.Handle));
    }
}
