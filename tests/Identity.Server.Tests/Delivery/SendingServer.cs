using Identity.Server.Delivery;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Delivery;

/// <summary>What tests of delivery do with a server.</summary>
internal static class SendingServer
{
    // Far more reads than any hand-over takes; a test that is stuck ends nevertheless.
    private const int MostReads = 20_000;

    /// <summary>One that hands its mail to this port.</summary>
    public static Task<RunningServer> StartAsync(int port) =>
        RunningServer.StartAsync(new RunningServerOptions { Settings = MailReceiver.SettingsFor(port) });

    /// <summary>Commits a mail and wakes the dispatcher.</summary>
    public static async Task SendAsync(this RunningServer server, string about = "test")
    {
        await server.UseAsync(services => services.GetRequiredService<MailOutbox>()
            .AddAsync(new Mail("sanne@mail.example", "Grüezi", "First line\nSecond line", "en"), personId: null, about, CancellationToken.None));
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
        for (var read = 0; read < MostReads; read++)
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
