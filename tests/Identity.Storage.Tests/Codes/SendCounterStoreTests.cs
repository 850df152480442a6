using Identity.Domain.Methods.Phones;
using Identity.Storage.Codes;

namespace Identity.Storage.Tests.Codes;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
[Category("fault-24")]
public sealed class SendCounterStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    public async Task Fifty_at_once_are_charged_as_often_as_there_is_room()
    {
        var cap = Cap(limit: 20);

        var answers = await FiftyAtOnceAsync<SendCounterStore, SendCap?>((counters, _) => counters.ChargeAsync([cap], Now, None));

        Assert.That(answers.Count(full => full is null), Is.EqualTo(20));
    }

    [Test]
    public async Task First_counter_that_is_full_is_named()
    {
        var (room, full) = (Cap(limit: 10), Cap(limit: 1));
        Assert.That(await ChargeAsync(room, full), Is.Null);

        Assert.That(await ChargeAsync(room, full), Is.EqualTo(full));
    }

    [Test]
    public async Task Amount_counts_and_not_the_number_of_messages()
    {
        var cap = Cap(limit: 20) with { Amount = 15 };

        Assert.That(await ChargeAsync(cap), Is.Null);
        Assert.That(await ChargeAsync(cap), Is.EqualTo(cap));
        Assert.That(await ChargeAsync(cap with { Amount = 5 }), Is.Null);
    }

    [Test]
    public async Task What_is_more_than_a_counter_may_hold_is_never_charged()
    {
        var nothing = Cap(limit: 0);

        Assert.That(await ChargeAsync(nothing), Is.EqualTo(nothing));
    }

    [Test]
    public async Task Counter_begins_anew_when_its_time_is_over()
    {
        var cap = Cap(limit: 1);
        await ChargeAsync(cap);

        Assert.That(await ChargeAsync(cap, Now + cap.Window - TimeSpan.FromMilliseconds(1)), Is.EqualTo(cap));
        Assert.That(await ChargeAsync(cap, Now + cap.Window), Is.Null);
        Assert.That(await ChargeAsync(cap, Now + cap.Window), Is.EqualTo(cap));
    }

    private static SendCap Cap(int limit) => new("perDay", $"{Guid.CreateVersion7()}", Amount: 1, limit, TimeSpan.FromHours(1));

    private Task<SendCap?> ChargeAsync(params SendCap[] caps) => InScopeAsync<SendCounterStore, SendCap?>(counters => counters.ChargeAsync(caps, Now, None));

    private Task<SendCap?> ChargeAsync(SendCap cap, DateTimeOffset at) => InScopeAsync<SendCounterStore, SendCap?>(counters => counters.ChargeAsync([cap], at, None));
}
