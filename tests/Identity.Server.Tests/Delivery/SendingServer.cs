using System.Diagnostics;
using Identity.Server.Delivery;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Delivery;

/// <summary>What tests of delivery do with a server.</summary>
internal static class SendingServer
{
    // Another process answers, in true time: the wait ends as soon as it has, and a test that is stuck ends nevertheless.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(10);

    /// <summary>One that hands its mail to this port.</summary>
    public static Task<RunningServer> StartAsync(int port) =>
        RunningServer.StartAsync(new RunningServerOptions { Settings = MailReceiver.SettingsFor(port) });

    /// <summary>Commits a mail and wakes the dispatcher.</summary>
    public static async Task SendAsync(this RunningServer server, string about = "test")
    {
        await server.UseAsync(services => services.GetRequiredService<MessageOutbox>().AddAsync(
            Guid.CreateVersion7(server.Clock.GetUtcNow()),
            MessageKinds.Mail,
            new Mail("sanne@mail.example", "Grüezi", "First line\nSecond line", "en"),
            personId: null,
            about,
            MethodNotices.Lifetime,
            CancellationToken.None));
        server.Wake();
    }

    /// <summary>Lets time pass and wakes the dispatcher, whatever it was doing when the time passed.</summary>
    public static void Pass(this RunningServer server, TimeSpan time)
    {
        server.Clock.Advance(time);
        server.Wake();
    }

    /// <summary>Waits until every message is in this state, with this error and number of tries.</summary>
    public static async Task AssertReachesAsync(this RunningServer server, string state, string error = "", int attempts = 0)
    {
        var expected = $"{state}|{error}|{attempts}";
        IReadOnlyList<string> found = [];
        var started = Stopwatch.GetTimestamp();
        using var reads = new PeriodicTimer(BetweenReads);
        while (Stopwatch.GetElapsedTime(started) < Longest && await reads.WaitForNextTickAsync())
        {
            found = await server.Rows.ColumnAsync("SELECT state || '|' || coalesce(last_error, '') || '|' || attempts FROM outbox");
            if (found.Count > 0 && found.All(row => row == expected))
            {
                return;
            }
        }

        Assert.That(found, Is.All.EqualTo(expected));
    }

    /// <summary>Nothing of the mail is left in the database.</summary>
    public static async Task AssertErasedAsync(this RunningServer server) =>
        Assert.That(await server.Rows.CountAsync("outbox", "sealed_content IS NOT NULL"), Is.Zero);

    /// <summary>How many audit events there are of a kind.</summary>
    public static Task<int> AuditedAsync(this RunningServer server, string kind) => server.Rows.CountAsync("audit_events", $"kind = '{kind}'");

    private static void Wake(this RunningServer server) => server.Services.GetRequiredService<OutboxSignal>().Raise();
}
