using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.OpenId.Stores;
using Identity.Storage.Facts;
using Identity.Storage.PasswordResets;

namespace Identity.Storage.Tests.PasswordResets;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class ResetStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    [Category("rule-7")]
    public async Task Reset_is_found_only_with_the_secret_of_its_browser()
    {
        var reset = await AddAsync((await AddPersonAsync()).Id);

        Assert.That(await FindAsync(reset, "secret"), Is.EqualTo(reset with { Proofs = [] }).Using<StoredReset>((left, right) => left with { Proofs = [] } == right with { Proofs = [] }));
        Assert.That(await FindAsync(reset, "other"), Is.Null);
    }

    [Test]
    [Category("attack-11")]
    public async Task Reset_under_a_name_that_nobody_has_is_kept_and_charged_and_proves_nothing()
    {
        var reset = await AddAsync(personId: null);

        Assert.That(await InScopeAsync<ResetStore, bool>(store => store.TryChargeAsync(reset, None)), Is.True);
        var charged = await FindAsync(reset, "secret");
        Assert.That(charged!.IsCharged, Is.True);
        Assert.That(await ProveAsync(charged, "new secret"), Is.False);
    }

    [Test]
    [Category("rule-6")]
    public async Task One_of_fifty_proofs_is_kept_under_its_own_secret()
    {
        var reset = await AddAsync((await AddPersonAsync()).Id);

        var answers = await FiftyAtOnceAsync<ResetStore, bool>((store, number) => store.TryProveAsync(reset, [Proof()], Handle.Hash($"secret {number}"), None));

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        Assert.That(await FindAsync(reset, "secret"), Is.Null);
        Assert.That((await FindAsync(reset, $"secret {answers.ToList().IndexOf(true)}"))!.Proofs, Is.EqualTo([Proof()]));
    }

    [Test]
    [Category("attack-1")]
    public async Task Reset_of_an_epoch_that_is_over_proves_nothing()
    {
        var person = await AddPersonAsync();
        var reset = await AddAsync(person.Id);
        await RaiseEpochAsync(person.Id);

        Assert.That(await ProveAsync(reset, "new secret"), Is.False);
    }

    [Test]
    [Category("rule-6")]
    public async Task One_of_fifty_ends_it_and_nothing_is_changed_afterwards()
    {
        var reset = await AddAsync((await AddPersonAsync()).Id);

        var answers = await FiftyAtOnceAsync<ResetStore, bool>((store, _) => store.TryCompleteAsync(reset, Now, None));

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        var completed = await FindAsync(reset, "secret");
        Assert.That(completed!.CompletedAt, Is.EqualTo(Now));
        Assert.That(await ProveAsync(completed, "new secret"), Is.False);
        Assert.That(await InScopeAsync<ResetStore, bool>(store => store.TryChargeAsync(completed, None)), Is.False);
    }

    [Test]
    [Category("fault-11")]
    public async Task Reset_whose_time_is_over_does_not_end_with_a_password()
    {
        var reset = await AddAsync((await AddPersonAsync()).Id, expiresAt: Now);

        Assert.That(await InScopeAsync<ResetStore, bool>(store => store.TryCompleteAsync(reset, Now, None)), Is.False);
    }

    [TestCase(true)]
    [TestCase(false)]
    [Category("W13")]
    [Category("attack-11")]
    public async Task One_of_fifty_gives_more_time_and_has_it_charged_anew_whoever_has_the_name(bool isSomebodys)
    {
        var reset = await AddAsync(isSomebodys ? (await AddPersonAsync()).Id : null);
        await InScopeAsync<ResetStore, bool>(store => store.TryChargeAsync(reset, None));
        var charged = await FindAsync(reset, "secret");

        var answers = await FiftyAtOnceAsync<ResetStore, bool>((store, _) => store.TryExtendAsync(charged!, Extended(charged!), Now, None));

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        var extended = await FindAsync(reset, "secret");
        Assert.That(
            (extended!.ExpiresAt, extended.Extensions, extended.IsCharged, extended.Version),
            Is.EqualTo((reset.ExpiresAt.AddMinutes(14), 1, false, charged!.Version + 1)));
    }

    [Test]
    [Category("fault-11")]
    public async Task Reset_that_is_over_or_completed_is_given_no_more_time()
    {
        var over = await AddAsync(personId: null, expiresAt: Now);
        var completed = await AddAsync((await AddPersonAsync()).Id);
        await InScopeAsync<ResetStore, bool>(store => store.TryCompleteAsync(completed, Now, None));

        foreach (var reset in new[] { over, await FindAsync(completed, "secret") })
        {
            Assert.That(await InScopeAsync<ResetStore, bool>(store => store.TryExtendAsync(reset!, Extended(reset!), Now, None)), Is.False);
        }
    }

    [Test]
    public async Task Resets_that_are_over_are_removed_and_others_stay()
    {
        var old = await AddAsync(personId: null, expiresAt: Now.AddDays(-3));
        var young = await AddAsync(personId: null);

        await InScopeAsync<ResetStore, int>(store => store.RemoveExpiredAsync(Now.AddDays(-2), None));

        Assert.That(await FindAsync(old, "secret"), Is.Null);
        Assert.That(await FindAsync(young, "secret"), Is.Not.Null);
    }

    [Test]
    [Category("rule-2")]
    [Category("fault-12")]
    public void What_is_written_of_a_reset_is_no_proof_of_a_sign_in_and_the_other_way_round()
    {
        Assert.That(ResetProofWriting.Read(ResetProofWriting.Write([Proof()])), Is.EqualTo([Proof()]));
        Assert.That(ProofWriting.Read(ResetProofWriting.Write([Proof()])), Is.Empty);
        Assert.That(ResetProofWriting.Read(ProofWriting.Write(PasswordProofs())), Is.Empty);
    }

    private static StoredReset Extended(StoredReset reset) =>
        reset with { ExpiresAt = reset.ExpiresAt.AddMinutes(14), Extensions = reset.Extensions + 1, IsCharged = false };

    private ResetProof Proof() => new(MethodCatalogue.Email, Guid.Empty, "mail:1", Now, 1);

    private async Task<StoredReset> AddAsync(Guid? personId, DateTimeOffset? expiresAt = null)
    {
        var reset = new StoredReset
        {
            Key = Handle.Hash($"{Guid.CreateVersion7()}"),
            NameDigest = "digest",
            PersonId = personId,
            Epoch = personId is null ? null : 1,
            Browser = ResetBrowser.Known,
            StartedAt = Now,
            ExpiresAt = expiresAt ?? Now.AddMinutes(15),
        };
        await InScopeAsync<ResetStore>(store => store.AddAsync(reset, Handle.Hash("secret"), None));
        return reset;
    }

    private Task<bool> ProveAsync(StoredReset reset, string secret) =>
        InScopeAsync<ResetStore, bool>(store => store.TryProveAsync(reset, [Proof()], Handle.Hash(secret), None));

    private Task<StoredReset?> FindAsync(StoredReset reset, string secret) =>
        InScopeAsync<ResetStore, StoredReset?>(store => store.FindAsync(reset.Key, Handle.Hash(secret), None));
}
