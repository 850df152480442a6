using Identity.Server.Delivery;
using Identity.Storage;
using Identity.Testing;

namespace Identity.Server.Tests.Delivery;

/// <summary>Messages of one kind on their way to a receiver that is well, down, slow, refusing, or answers twice: nothing lost, nothing sent twice.</summary>
public abstract class DeliveryMatrix
{
    /// <summary>How long one hand-over may take.</summary>
    protected abstract TimeSpan Longest { get; }

    /// <summary>What a receiver says that refuses for good.</summary>
    protected abstract string Refused { get; }

    /// <summary>What one says that puts messages off.</summary>
    protected abstract string Busy { get; }

    [TestCase("taking")]
    [TestCase("twice")]
    [Category("fault-24")]
    [Category("attack-9")]
    public async Task Message_arrives_once_and_is_erased(string behaviour)
    {
        await using var receiver = await ReceiverAsync(behaviour);
        await using var server = await SendingServer.StartAsync(receiver.Settings);

        await SendAsync(server);
        var first = await receiver.ArrivalAsync();
        await server.AssertReachesAsync("sent");
        await server.AssertErasedAsync();
        server.Pass(TimeSpan.FromHours(1));
        await SendAsync(server, "another");

        Assert.That(await receiver.ArrivalAsync(), Is.Not.EqualTo(first));
        await server.AssertReachesAsync("sent");
        Assert.That(await receiver.EndAsync(), Is.Empty);
    }

    [Test]
    [Category("attack-9")]
    public async Task Message_that_is_refused_for_good_is_given_up_and_audited()
    {
        await using var receiver = await ReceiverAsync("refusing");
        await using var server = await SendingServer.StartAsync(receiver.Settings);

        await SendAsync(server);

        await server.AssertReachesAsync("failed", Refused);
        await server.AssertErasedAsync();
        Assert.That(await server.AuditedAsync("message.failed"), Is.EqualTo(1));
    }

    [Test]
    [Category("attack-9")]
    public async Task Message_that_is_put_off_is_tried_five_times_more_ever_later_and_then_given_up()
    {
        await using var receiver = await ReceiverAsync("busy");
        await using var server = await SendingServer.StartAsync(receiver.Settings);

        await SendAsync(server);
        for (var attempt = 1; attempt <= OutboxDelivery.Delays.Count; attempt++)
        {
            await server.AssertReachesAsync("pending", Busy, attempt);
            server.Pass(OutboxDelivery.Delays[attempt - 1]);
        }

        await server.AssertReachesAsync("failed", Busy, OutboxDelivery.Delays.Count);
        await server.AssertErasedAsync();
        Assert.That(OutboxDelivery.Delays, Is.Ordered.And.Unique);
        Assert.That(await server.AuditedAsync("message.failed"), Is.EqualTo(1));
    }

    [Test]
    public async Task Message_that_would_not_live_to_see_its_next_try_is_given_up_at_once()
    {
        await using var receiver = await ReceiverAsync("busy");
        await using var server = await SendingServer.StartAsync(receiver.Settings);

        await SendAsync(server, lifetime: OutboxDelivery.Delays[0] + OutboxDelivery.Delays[1]);
        await server.AssertReachesAsync("pending", Busy, attempts: 1);
        server.Pass(OutboxDelivery.Delays[0]);

        await server.AssertReachesAsync("failed", Busy, attempts: 1);
        await server.AssertErasedAsync();
    }

    [Test]
    public async Task Message_waits_for_a_receiver_that_is_down()
    {
        var port = FreePort.Find();
        await using var server = await SendingServer.StartAsync(SettingsFor(port));
        await SendAsync(server);
        await server.AssertReachesAsync("pending", "connection", 1);

        await using var receiver = await ReceiverAsync("taking", port);
        server.Pass(OutboxDelivery.Delays[0]);

        Assert.That(await receiver.ArrivalAsync(), Is.Not.Empty);
        await server.AssertReachesAsync("sent", attempts: 1);
    }

    [Test]
    public async Task Message_that_a_slow_receiver_has_not_begun_to_read_is_tried_again()
    {
        await using var receiver = await ReceiverAsync("slow");
        await using var server = await SendingServer.StartAsync(receiver.Settings);
        await SendAsync(server);
        await receiver.ArrivalAsync();

        server.Pass(Longest);

        await server.AssertReachesAsync("pending", "timeout", 1);
    }

    [TestCase("silent", "timeout")]
    [TestCase("dropping", "protocol")]
    [Category("fault-24")]
    [Category("attack-9")]
    public async Task Message_that_may_have_been_taken_is_in_doubt_and_never_repeated(string behaviour, string error)
    {
        await using var receiver = await ReceiverAsync(behaviour);
        await using var server = await SendingServer.StartAsync(receiver.Settings);
        await SendAsync(server);
        await receiver.ArrivalAsync();

        if (behaviour == "silent")
        {
            server.Pass(Longest);
        }

        await server.AssertReachesAsync("in_doubt", error);

        await server.AssertErasedAsync();
        Assert.That(await server.AuditedAsync("message.in_doubt"), Is.EqualTo(1));
        server.Pass(OutboxDelivery.Delays[^1]);
        await server.StopAsync();
        await using var another = await server.StartAnotherAsync(new RunningServerOptions { Settings = receiver.Settings });
        await another.AssertReachesAsync("in_doubt", error);
        Assert.That(await receiver.EndAsync(), Is.Empty);
    }

    [Test]
    [Category("fault-24")]
    public async Task Server_that_is_stopped_while_it_hands_over_leaves_the_message_in_doubt()
    {
        await using var receiver = await ReceiverAsync("silent");
        await using var server = await SendingServer.StartAsync(receiver.Settings);
        await SendAsync(server);
        await receiver.ArrivalAsync();
        await server.AssertReachesAsync("handed_over");

        await server.StopAsync();

        await server.AssertReachesAsync("in_doubt", "timeout");
    }

    [Test]
    [Category("fault-24")]
    public async Task Server_that_is_stopped_after_it_handed_over_leaves_nothing_to_the_next()
    {
        await using var receiver = await ReceiverAsync("taking");
        await using var server = await SendingServer.StartAsync(receiver.Settings);
        await SendAsync(server);
        await receiver.ArrivalAsync();
        await server.AssertReachesAsync("sent");
        await server.StopAsync();

        await using var next = await server.StartAnotherAsync(new RunningServerOptions { Settings = receiver.Settings });
        await SendAsync(next, "another");

        Assert.That(await receiver.ArrivalAsync(), Is.Not.Empty);
        await next.AssertReachesAsync("sent");
        Assert.That(await receiver.EndAsync(), Is.Empty);
    }

    [Test]
    public async Task Message_that_was_committed_before_a_crash_is_sent_by_the_next_server()
    {
        await using var receiver = await ReceiverAsync("taking");
        await using var dying = await RunningServer.StartAsync();
        await SendAsync(dying);
        await dying.StopAsync();

        await using var next = await dying.StartAnotherAsync(new RunningServerOptions { Settings = receiver.Settings });

        Assert.That(await receiver.ArrivalAsync(), Is.Not.Empty);
        await next.AssertReachesAsync("sent");
    }

    [TestCase(StorageProvider.Sqlite)]
    [TestCase(StorageProvider.Postgres)]
    [Category("fault-24")]
    public async Task Two_servers_send_each_message_once(StorageProvider provider)
    {
        await using var receiver = await ReceiverAsync("taking");
        await using var one = await SendingServer.StartAsync(receiver.Settings, provider);
        await using var other = await one.StartAnotherAsync(new RunningServerOptions { Settings = receiver.Settings });

        for (var number = 0; number < 20; number++)
        {
            await SendAsync(number % 2 == 0 ? one : other, $"test-{number}");
        }

        await one.AssertReachesAsync("sent");
        var arrived = await receiver.EndAsync();
        Assert.That(arrived, Is.Unique);
        Assert.That(arrived, Has.Count.EqualTo(20));
    }

    /// <summary>A receiver that behaves in this way; a port other than 0 is the one where it listens.</summary>
    protected abstract Task<IReceiver> ReceiverAsync(string behaviour, int port = 0);

    /// <summary>The settings of a server that sends to a receiver on this port.</summary>
    protected abstract IReadOnlyDictionary<string, string?> SettingsFor(int port);

    /// <summary>Puts a message into the outbox.</summary>
    private protected abstract Task<bool> AddAsync(MessageOutbox outbox, Guid id, string about, TimeSpan lifetime);

    /// <summary>Commits a message and wakes the dispatcher.</summary>
    protected Task SendAsync(RunningServer server, string about = "test", TimeSpan? lifetime = null) =>
        server.SendAsync((outbox, id) => AddAsync(outbox, id, about, lifetime ?? ChangeNotices.Lifetime));
}
