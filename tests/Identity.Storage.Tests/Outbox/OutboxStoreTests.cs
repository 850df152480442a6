using System.Text;
using Identity.Storage.Outbox;

namespace Identity.Storage.Tests.Outbox;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
[NonParallelizable]
public sealed class OutboxStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private const string Mail = "mail";
    private const string Content = "sealed-for-sanne";
    private static readonly CancellationToken None = CancellationToken.None;

    private DateTimeOffset Until => Now.AddMinutes(1);

    [TearDown]
    public Task EmptyAsync() => InScopeAsync<IdentityDatabase>(async database =>
    {
        database.RemoveRange(database.Set<OutboxMessage>());
        await database.SaveChangesAsync(None);
    });

    [Test]
    [Category("rule-6")]
    [Category("fault-24")]
    public async Task Message_is_claimed_by_one_of_fifty()
    {
        var message = await AddAsync();

        var claims = await FiftyAtOnceAsync<OutboxStore, OutboxMessage?>((outbox, _) => outbox.TryClaimAsync(Mail, Now, Until, None));

        Assert.That(claims.OfType<OutboxMessage>().Select(claimed => claimed.Id), Is.EqualTo([message.Id]));
    }

    [Test]
    [Category("rule-6")]
    [Category("fault-24")]
    public async Task Fifty_messages_are_claimed_once_each_by_many_servers()
    {
        for (var number = 0; number < 50; number++)
        {
            await AddAsync();
        }

        var claims = new List<OutboxMessage>();
        while (await FiftyAtOnceAsync<OutboxStore, OutboxMessage?>((outbox, _) => outbox.TryClaimAsync(Mail, Now, Until, None)) is var round
            && round.OfType<OutboxMessage>().Any())
        {
            claims.AddRange(round.OfType<OutboxMessage>());
        }

        Assert.That(claims.Select(claimed => claimed.Id), Is.Unique);
        Assert.That(claims, Has.Count.EqualTo(50));
    }

    [Test]
    [Category("fault-24")]
    public async Task Second_message_about_the_same_is_not_kept()
    {
        var message = await AddAsync();

        var again = await UseAsync(outbox => outbox.AddAsync(message with { Id = Guid.CreateVersion7() }, None));

        Assert.That(again, Is.False);
        Assert.That(await AllAsync(), Has.Count.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Message_is_kept_with_the_change_that_it_tells_of_or_not_at_all(bool isCommitted)
    {
        await InScopeAsync<IdentityDatabase>(async database =>
        {
            await using var write = await database.BeginWriteAsync(None);
            await new OutboxStore(database).AddAsync(Message(), None);
            if (isCommitted)
            {
                await write.CommitAsync(None);
            }
        });

        Assert.That(await AllAsync(), Has.Count.EqualTo(isCommitted ? 1 : 0));
    }

    [Test]
    public async Task Message_of_another_kind_is_left_to_those_who_carry_it()
    {
        await AddAsync();

        Assert.That(await UseAsync(outbox => outbox.TryClaimAsync("text", Now, Until, None)), Is.Null);
    }

    [Test]
    public async Task Message_whose_time_ends_before_it_is_handed_over_stays_here()
    {
        var message = await AddAsync();
        var claimed = await ClaimAsync();

        Assert.That(await UseAsync(outbox => outbox.TryMarkHandingOverAsync(claimed, message.ExpiresAt, Until, None)), Is.False);
        Assert.That(await UseAsync(outbox => outbox.TryMarkHandingOverAsync(claimed, message.ExpiresAt.AddMilliseconds(-1), Until, None)), Is.True);
    }

    [Test]
    public async Task Whoever_waits_can_ask_how_far_a_message_is()
    {
        var message = await AddAsync();
        await UseAsync(async outbox => await outbox.TryRetryAsync(await HandOverAsync(), Now, "smtp-451", None));

        Assert.That(
            await UseAsync(outbox => outbox.FindStateAsync(message.Id, None)),
            Is.EqualTo(new MessageProgress(OutboxState.Pending, Attempts: 1, LastError: "smtp-451")));
        Assert.That(await UseAsync(outbox => outbox.FindStateAsync(Guid.CreateVersion7(), None)), Is.Null);
    }

    [Test]
    public async Task Crash_before_the_hand_over_loses_nothing()
    {
        await AddAsync();
        var lost = await ClaimAsync();
        Assert.That(await UseAsync(outbox => outbox.TryClaimAsync(Mail, Now, Until, None)), Is.Null, "while the first has it");

        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var found = await ClaimAsync();

        Assert.That(found.Id, Is.EqualTo(lost.Id));
        Assert.That(await UseAsync(outbox => outbox.TryMarkHandingOverAsync(lost, Now, Until, None)), Is.False, "who lost it does not send it too");
        Assert.That(await UseAsync(outbox => outbox.TryMarkHandingOverAsync(found, Now, Until, None)), Is.True);
    }

    [Test]
    public async Task Crash_during_the_hand_over_leaves_it_in_doubt_and_it_is_not_repeated()
    {
        await AddAsync();
        await HandOverAsync();
        Assert.That(await EndOverdueAsync(), Is.Empty, "it may still be under way");

        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var ended = await EndOverdueAsync();

        Assert.That(ended.Select(message => message.State), Is.EqualTo([OutboxState.InDoubt]));
        Assert.That(await UseAsync(outbox => outbox.TryClaimAsync(Mail, Now, Until, None)), Is.Null);
        await AssertErasedAsync(OutboxState.InDoubt);
    }

    [Test]
    public async Task Crash_after_the_hand_over_changes_nothing()
    {
        await AddAsync();
        await SettleAsync(await HandOverAsync(), OutboxState.Sent);

        Database.Clock.Advance(TimeSpan.FromDays(2));

        Assert.That(await EndOverdueAsync(), Is.Empty);
        Assert.That(await UseAsync(outbox => outbox.TryClaimAsync(Mail, Now, Until, None)), Is.Null);
    }

    [Test]
    public async Task Slow_hand_over_that_was_doubted_can_still_be_said_to_have_succeeded_but_not_be_repeated()
    {
        await AddAsync();
        var slow = await HandOverAsync();
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await EndOverdueAsync();

        Assert.That(await UseAsync(outbox => outbox.TryRetryAsync(slow, Now, "down", None)), Is.False);
        Assert.That(await UseAsync(outbox => outbox.TrySettleAsync(slow, OutboxState.Sent, null, None)), Is.True);
        Assert.That(await UseAsync(outbox => outbox.TrySettleAsync(slow, OutboxState.Failed, "late", None)), Is.False);
    }

    [Test]
    public async Task Hand_over_is_begun_once()
    {
        await AddAsync();
        var claimed = await ClaimAsync();

        var begun = await FiftyAtOnceAsync<OutboxStore, bool>((outbox, _) => outbox.TryMarkHandingOverAsync(claimed, Now, Until, None));

        Assert.That(begun.Count(won => won), Is.EqualTo(1));
    }

    [Test]
    public async Task Message_that_is_put_back_waits_and_counts_its_tries()
    {
        await AddAsync();
        await UseAsync(async outbox => await outbox.TryRetryAsync(await HandOverAsync(), Now.AddSeconds(10), "451", None));

        Assert.That(await UseAsync(outbox => outbox.TryClaimAsync(Mail, Now.AddSeconds(9), Until, None)), Is.Null);
        var again = await UseAsync(outbox => outbox.TryClaimAsync(Mail, Now.AddSeconds(10), Until, None));

        Assert.That(again!.Attempts, Is.EqualTo(1));
        Assert.That(again.LastError, Is.EqualTo("451"));
        Assert.That(Encoding.UTF8.GetString(again.SealedContent!), Is.EqualTo(Content));
    }

    [Test]
    [Category("attack-9")]
    public async Task Message_expires_with_its_text()
    {
        var message = await AddAsync();
        Database.Clock.Advance(message.ExpiresAt - Now);

        Assert.That(await UseAsync(outbox => outbox.TryClaimAsync(Mail, Now, Until, None)), Is.Null);
        Assert.That((await EndOverdueAsync()).Select(ended => ended.State), Is.EqualTo([OutboxState.Expired]));
        await AssertErasedAsync(OutboxState.Expired);
    }

    [TestCase(OutboxState.Sent)]
    [TestCase(OutboxState.Failed)]
    [TestCase(OutboxState.InDoubt)]
    [Category("attack-9")]
    public async Task Text_is_gone_when_it_has_ended(OutboxState ended)
    {
        await AddAsync();
        Assert.That(await DumpAsync(), Has.Some.Contains(Content), "it was there");

        await SettleAsync(await HandOverAsync(), ended);

        await AssertErasedAsync(ended);
    }

    [Test]
    public async Task What_ended_is_removed_in_time_and_what_waits_is_not()
    {
        await AddAsync();
        await SettleAsync(await HandOverAsync(), OutboxState.Sent);
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await AddAsync();

        Assert.That(await UseAsync(outbox => outbox.RemoveEndedAsync(Now.AddDays(1), None)), Is.EqualTo(1));
        Assert.That((await AllAsync()).Select(message => message.State), Is.EqualTo([OutboxState.Pending]));
    }

    private OutboxMessage Message()
    {
        var id = Guid.CreateVersion7(Now);
        return new()
        {
            Id = id,
            Kind = Mail,
            PersonId = id,
            SealedContent = Encoding.UTF8.GetBytes(Content),
            IdempotencyKey = $"{id}",
            CreatedAt = Now,
            NotBefore = Now,
            ExpiresAt = Now.AddDays(1),
        };
    }

    private async Task<OutboxMessage> AddAsync()
    {
        var message = Message();
        Assert.That(await UseAsync(outbox => outbox.AddAsync(message, None)), Is.True);
        return message;
    }

    private async Task<OutboxMessage> ClaimAsync() => (await UseAsync(outbox => outbox.TryClaimAsync(Mail, Now, Until, None)))!;

    private async Task<OutboxMessage> HandOverAsync()
    {
        var claimed = await ClaimAsync();
        Assert.That(await UseAsync(outbox => outbox.TryMarkHandingOverAsync(claimed, Now, Until, None)), Is.True);
        return claimed;
    }

    private async Task SettleAsync(OutboxMessage claimed, OutboxState ended) =>
        Assert.That(await UseAsync(outbox => outbox.TrySettleAsync(claimed, ended, null, None)), Is.True);

    private Task<IReadOnlyList<OutboxMessage>> EndOverdueAsync() => UseAsync(outbox => outbox.EndOverdueAsync(Now, None));

    private Task<IReadOnlyList<OutboxMessage>> AllAsync() => UseAsync(outbox => outbox.FindNewestAsync(100, None));

    private async Task AssertErasedAsync(OutboxState state)
    {
        Assert.That((await AllAsync()).Select(message => message.State), Is.EqualTo([state]));
        Assert.That(await DumpAsync(), Has.None.Contains(Content));
    }

    private Task<T> UseAsync<T>(Func<OutboxStore, Task<T>> work) => InScopeAsync(work);
}
