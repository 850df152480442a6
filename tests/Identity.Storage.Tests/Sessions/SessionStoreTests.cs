using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.OpenId.Stores;
using Identity.Storage.Facts;
using Identity.Storage.Methods;
using Identity.Storage.People;
using Identity.Storage.Sessions;
using Identity.Storage.Transactions;

namespace Identity.Storage.Tests.Sessions;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class SessionStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    [Category("rule-6")]
    public async Task Raised_session_has_a_new_handle_and_the_same_sid()
    {
        var (session, handle) = await AddAsync(await AddPersonAsync());
        IReadOnlyList<SignInProof> proofs = [.. session.Proofs, new TwoStepProof(MethodCatalogue.Totp, session.Id, "device", Now, 1)];

        var raised = await RaiseAsync(session, "raised", proofs);

        var found = await FindAsync($"raised-{session.Id}");
        Assert.That(raised, Is.True);
        Assert.That(await FindAsync(handle), Is.Null);
        Assert.That(found!.Sid, Is.EqualTo(session.Sid));
        Assert.That(found.Proofs, Is.EqualTo(proofs));
    }

    [Test]
    [Category("attack-1")]
    public async Task Session_of_an_epoch_that_is_over_is_not_raised()
    {
        var person = await AddPersonAsync();
        var (session, _) = await AddAsync(person);

        await RaiseEpochAsync(person.Id);

        Assert.That(await RaiseAsync(session, "raised", session.Proofs), Is.False);
    }

    [Test]
    public async Task Ended_session_is_none_and_ends_the_grants_that_do_not_outlive_it()
    {
        var person = await AddPersonAsync();
        var (session, handle) = await AddAsync(person);
        var (other, otherHandle) = await AddAsync(person);
        var online = await IssueAsync(person, session.Sid, "openid");
        var offline = await IssueAsync(person, session.Sid, "openid", "offline_access");
        var elsewhere = await IssueAsync(person, other.Sid, "openid");

        await InScopeAsync<SessionStore>(sessions => sessions.EndAsync(session.Sid, [], Now, None));

        Assert.That(await FindAsync(handle), Is.Null);
        Assert.That(await FindAsync(otherHandle), Is.Not.Null);
        Assert.That(await RaiseAsync(session, "raised", session.Proofs), Is.False);
        Assert.That(await AreLiveAsync(online, offline, elsewhere), Is.EqualTo([false, true, true]));
    }

    [Test]
    [Category("protocol-41")]
    public async Task Ended_session_gives_no_more_grants()
    {
        var person = await AddPersonAsync();
        var (session, _) = await AddAsync(person);

        await InScopeAsync<SessionStore>(sessions => sessions.EndAsync(session.Sid, [], Now, None));

        Assert.That(await AreLiveAsync(await IssueAsync(person, session.Sid, "openid", "offline_access")), Is.EqualTo([false]));
    }

    [Test]
    [Category("protocol-41")]
    public async Task Ended_session_ends_what_waits_in_its_browser_and_nowhere_else()
    {
        var person = await AddPersonAsync();
        var (session, _) = await AddAsync(person);
        var transaction = await AddTransactionAsync(person);

        await InScopeAsync<SessionStore>(sessions => sessions.EndAsync(session.Sid, [Handle.Hash("elsewhere")], Now, None));
        Assert.That(await ExpiryAsync(person), Is.EqualTo(transaction.ExpiresAt));

        await InScopeAsync<SessionStore>(sessions => sessions.EndAsync(session.Sid, [Handle.Hash("secret")], Now, None));
        Assert.That(await ExpiryAsync(person), Is.EqualTo(Now));
    }

    [Test]
    [Category("attack-1")]
    [Category("rule-7")]
    public async Task Ending_everything_of_a_person_expires_what_waits_without_losing_the_app()
    {
        var person = await AddPersonAsync();
        var (session, handle) = await AddAsync(person);
        var online = await IssueAsync(person, session.Sid, "openid");
        var offline = await IssueAsync(person, session.Sid, "openid", "offline_access");
        var transaction = await AddTransactionAsync(person);
        var pending = await AddPendingAsync(person);

        await InScopeAsync<SessionStore>(sessions => sessions.EndAllAsync(person.Id, Now, None));

        Assert.That(await FindAsync(handle), Is.Null);
        Assert.That(await AreLiveAsync(online, offline), Is.EqualTo([false, true]));
        Assert.That(await ExpiryAsync(person), Is.EqualTo(Now));
        Assert.That(
            await InScopeAsync<TransactionStore, bool>(store => store.TryChangeAsync(transaction, transaction with { UserName = "other" }, null, None)),
            Is.False);
        Assert.That(
            await InScopeAsync<MethodStore, PendingMethod?>(methods => methods.FindPendingAsync(pending.TransactionKey, person.Id, "totp", Now, None)),
            Is.Null);
    }

    private async Task<(StoredSession Session, string Handle)> AddAsync(Person person)
    {
        var id = Guid.CreateVersion7();
        var session = new StoredSession(id, $"sid-{id}", person.Id, 1, PasswordProofs(), Now, Now.AddHours(8));
        await InScopeAsync<SessionStore>(sessions => sessions.AddAsync(session, Handle.Hash($"handle-{id}"), None));
        return (session, $"handle-{id}");
    }

    private Task<bool> RaiseAsync(StoredSession session, string handle, IReadOnlyList<SignInProof> proofs) =>
        InScopeAsync<SessionStore, bool>(sessions =>
            sessions.TryRaiseAsync(session.Id, Handle.Hash($"{handle}-{session.Id}"), proofs, Now.AddHours(9), None));

    private async Task<StoredSession?> FindAsync(string handle) => (await InScopeAsync<FactsReader, SignInFacts>(reader =>
        reader.ReadAsync(new() { SessionHandle = handle }, Now, None))).Session;

    private async Task<DateTimeOffset?> ExpiryAsync(Person person) => (await InScopeAsync<FactsReader, SignInFacts>(reader =>
        reader.ReadAsync(new() { TransactionHandle = $"handle-{person.Id}", TransactionSecret = "secret" }, Now, None))).Transaction?.ExpiresAt;

    private async Task<Guid> IssueAsync(Person person, string sid, params string[] scopes)
    {
        var grant = new Grant
        {
            Id = Guid.CreateVersion7(),
            Subject = $"{person.Id}",
            ClientId = "app",
            SessionId = sid,
            Epoch = 1,
            Scopes = scopes,
            AuthTime = Now,
            Acr = "urn:identity:1fa",
            Amr = ["pwd"],
            Proofs = "[]",
            CreatedAt = Now,
        };
        var code = new Artifact
        {
            Kind = ArtifactKind.AuthorizationCode,
            Key = Handle.Hash($"{grant.Id}"),
            GrantId = grant.Id,
            CreatedAt = Now,
            ExpiresAt = Now.AddMinutes(1),
            Data = "{}",
        };
        await InScopeAsync<IGrantStore, bool>(grants => grants.TryIssueAsync(grant, code, null, pushedKey: null, None));
        return grant.Id;
    }

    private async Task<IReadOnlyList<bool>> AreLiveAsync(params Guid[] grantIds)
    {
        List<bool> live = [];
        foreach (var id in grantIds)
        {
            live.Add(await InScopeAsync<IGrantStore, Grant?>(grants => grants.FindLiveAsync(id, None)) is not null);
        }

        return live;
    }

    private async Task<StoredTransaction> AddTransactionAsync(Person person)
    {
        var transaction = new StoredTransaction
        {
            Key = Handle.Hash($"handle-{person.Id}"),
            ClientId = "app",
            Request = "{}",
            StartedAt = Now,
            ExpiresAt = Now.AddMinutes(15),
            PersonId = person.Id,
            Epoch = 1,
        };
        await InScopeAsync<TransactionStore>(store => store.AddAsync(transaction, Handle.Hash("secret"), None));
        return transaction;
    }

    private async Task<PendingMethod> AddPendingAsync(Person person)
    {
        var pending = new PendingMethod
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            Epoch = 1,
            TransactionKey = $"{person.Id}",
            Method = "totp",
            SealedSecret = [1],
            CreatedAt = Now,
            ExpiresAt = Now.AddMinutes(15),
        };
        await InScopeAsync<MethodStore>(methods => methods.BeginAsync(pending, None));
        return pending;
    }
}
