using Identity.Domain.Enrollment;
using Identity.Storage.Facts;
using Identity.Storage.Methods;

namespace Identity.Storage.Tests.Methods;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class DeferralStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    [Category("rule-6")]
    public async Task Fifty_skips_at_once_use_one()
    {
        var person = await AddPersonAsync();
        DeferralOffer[] offers = [new("staff", "hash", null, SkipsLeft: 3), new("pilot", "hash", Now.AddDays(14), null)];

        var answers = await FiftyAtOnceAsync<DeferralStore, bool>((deferrals, _) => deferrals.TrySkipAsync(person.Id, offers, [], Now, None));

        var kept = await FindAsync(person.Id);
        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        Assert.That(kept.Select(deferral => (deferral.RuleId, deferral.SkipsUsed)), Is.EquivalentTo([("staff", 1), ("pilot", 1)]));
    }

    [Test]
    public async Task Skip_is_recorded_against_the_rule_as_it_was_shown()
    {
        var person = await AddPersonAsync();
        await InScopeAsync<DeferralStore>(deferrals => deferrals.RecordFirstAskAsync(person.Id, ["pilot"], Now.AddDays(-2), None));
        await SkipAsync(person.Id, new("pilot", "hash", Now.AddDays(12), null), await FindAsync(person.Id));
        await SkipAsync(person.Id, new("pilot", "other", Now.AddDays(11), null), await FindAsync(person.Id));

        Assert.That(await FindAsync(person.Id), Is.EqualTo(
        [
            new Deferral
            {
                RuleId = "pilot",
                FirstAskedAt = Now.AddDays(-2),
                SkipsUsed = 2,
                SkippedAt = Now,
                RuleHash = "other",
                Deadline = Now.AddDays(11),
            },
        ]));
    }

    [Test]
    [Category("rule-6")]
    public async Task Stale_skip_keeps_nothing_for_any_rule()
    {
        var person = await AddPersonAsync();
        await SkipAsync(person.Id, new("staff", "hash", null, 1), []);

        var skipped = await InScopeAsync<DeferralStore, bool>(deferrals =>
            deferrals.TrySkipAsync(person.Id, [new("aaa", "hash", null, 3), new("staff", "hash", null, 1)], [], Now, None));

        Assert.That(skipped, Is.False);
        Assert.That((await FindAsync(person.Id)).Select(deferral => (deferral.RuleId, deferral.SkipsUsed)), Is.EqualTo([("staff", 1)]));
    }

    [Test]
    public async Task Offer_without_skips_left_is_refused() =>
        Assert.That(await SkipAsync((await AddPersonAsync()).Id, new("staff", "hash", null, 0), []), Is.False);

    [Test]
    public async Task Date_of_first_asking_stays()
    {
        var person = await AddPersonAsync();
        await InScopeAsync<DeferralStore>(deferrals => deferrals.RecordFirstAskAsync(person.Id, ["staff"], Now, None));
        await InScopeAsync<DeferralStore>(deferrals => deferrals.RecordFirstAskAsync(person.Id, ["staff"], Now.AddDays(1), None));

        Assert.That((await FindAsync(person.Id)).Single().FirstAskedAt, Is.EqualTo(Now));
    }

    private Task<bool> SkipAsync(Guid personId, DeferralOffer offer, IReadOnlyList<Deferral> seen) =>
        InScopeAsync<DeferralStore, bool>(deferrals => deferrals.TrySkipAsync(personId, [offer], seen, Now, None));

    private async Task<IReadOnlyList<Deferral>> FindAsync(Guid personId) => (await InScopeAsync<FactsReader, SignInFacts>(reader =>
        reader.ReadAsync(new() { PersonId = personId }, Now, None))).Person!.Facts.Deferrals;
}
