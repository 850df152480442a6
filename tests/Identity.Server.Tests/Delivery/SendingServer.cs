using System.Diagnostics;
using Identity.Server.Delivery;
using Identity.Storage;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Delivery;

/// <summary>What tests of delivery do with a server.</summary>
internal static class SendingServer
{
    // Another process answers, in true time: the wait ends as soon as it has, and a test that is stuck ends nevertheless.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(10);

    /// <summary>One that sends with these settings.</summary>
    public static Task<RunningServer> StartAsync(IReadOnlyDictionary<string, string?> settings, StorageProvider provider = StorageProvider.Sqlite) =>
        RunningServer.StartAsync(new RunningServerOptions { Settings = settings, Provider = provider });

    /// <summary>Commits a mail and wakes the dispatcher.</summary>
    public static Task SendMailAsync(this RunningServer server) => server.SendAsync((outbox, id) => outbox.AddMailAsync(id, "mail", ChangeNotices.Lifetime));

    /// <summary>Commits a text message and wakes the dispatcher.</summary>
    public static Task SendTextAsync(this RunningServer server, string text, TimeSpan? lifetime = null) =>
        server.SendAsync((outbox, id) => outbox.AddTextAsync(id, text, lifetime ?? ChangeNotices.Lifetime));

    /// <summary>Commits a call and wakes the dispatcher.</summary>
    public static Task SendCallAsync(this RunningServer server, string? extension = null) =>
        server.SendAsync((outbox, id) => outbox.AddCallAsync(id, "test", extension, ChangeNotices.Lifetime));

    /// <summary>Commits a message and wakes the dispatcher.</summary>
    public static async Task SendAsync(this RunningServer server, Func<MessageOutbox, Guid, Task> add)
    {
        await server.UseAsync(services => add(services.GetRequiredService<MessageOutbox>(), Guid.CreateVersion7(server.Clock.GetUtcNow())));
        server.Wake();
    }

    /// <summary>Puts a mail into the outbox.</summary>
    public static Task<bool> AddMailAsync(this MessageOutbox outbox, Guid id, string about, TimeSpan lifetime) => outbox.AddAsync(
        id,
        MessageKinds.Mail,
        new Mail("sanne@mail.example", "Grüezi", "First line\nSecond line", "en"),
        personId: null,
        about,
        lifetime,
        CancellationToken.None);

    /// <summary>Puts a text message into the outbox that says what it is about.</summary>
    public static Task<bool> AddTextAsync(this MessageOutbox outbox, Guid id, string text, TimeSpan lifetime) => outbox.AddAsync(
        id, MessageKinds.Text, new TextMessage("+31612345678", text), personId: null, text, lifetime, CancellationToken.None);

    /// <summary>Puts a call into the outbox whose handle says what it is about.</summary>
    public static Task<bool> AddCallAsync(this MessageOutbox outbox, Guid id, string about, string? extension, TimeSpan lifetime) => outbox.AddAsync(
        id,
        MessageKinds.Call,
        new PhoneCall("+31201234567", extension, $"handle-of-{about}", "nl"),
        personId: null,
        about,
        lifetime,
        CancellationToken.None);

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
