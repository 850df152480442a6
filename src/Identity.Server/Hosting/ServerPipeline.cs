using Identity.OpenId.Hosting;
using Identity.Server.Authenticators.Phone.Calls;
using Identity.Server.Gate;
using Identity.Server.LegacyDoors;
using Identity.Server.Localization;

namespace Identity.Server.Hosting;

/// <summary>The way of a request through the server.</summary>
internal static class ServerPipeline
{
    /// <summary>Puts it together.</summary>
    public static void UseIdentityServer(this WebApplication app)
    {
        app.UseDirectAddress();
        app.UseForwardedHeaders();
        app.UseForwardedAddress();
        if (app.Services.GetRequiredService<CookieNames>().Secure)
        {
            app.UseHsts();
        }

        app.UseSecurityHeaders();
        app.UseStaticFiles();
        app.UseLanguageCookie();
        // The page of a failure logs it, under the code that the person sees there.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", SuppressDiagnosticsCallback = _ => true });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRouting();
        app.MapOpenId();
        app.MapNext();
        app.MapCalls();
        app.MapDoors();
        app.MapRazorPages();
    }

    // The one place that turns the gate's decision into a page for whoever asks again: after Back, a reload, in a second tab.
    private static void MapNext(this WebApplication app) =>
        app.MapGet("/sign-in/{handle}/next", async (string handle, JourneyReader reader, HttpContext context) =>
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = await reader.FindAsync(handle, context.RequestAborted) switch
            {
                FoundJourney.Open(var journey) => JourneyPaths.Next(journey),
                FoundJourney.Expired(var over) => JourneyPaths.Resume(over),
                FoundJourney.Completed => JourneyPaths.AlreadyDone(handle),
                _ => JourneyPaths.NotHere(handle),
            };
        });
}
