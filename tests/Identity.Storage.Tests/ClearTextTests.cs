using Identity.OpenId.Stores;
using Identity.Storage.Facts;
using Identity.Storage.Sessions;
using Identity.Storage.Transactions;

namespace Identity.Storage.Tests;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class ClearTextTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    [Category("attack-9")]
    [Category("protocol-44")]
    public async Task No_handle_or_secret_is_in_any_column_of_any_table()
    {
        var person = await AddPersonAsync();
        var id = Guid.CreateVersion7();
        var transaction = new StoredTransaction
        {
            Key = Handle.Hash("clear-transaction"),
            ClientId = "app",
            Request = "{}",
            StartedAt = Now,
            ExpiresAt = Now.AddMinutes(15),
        };
        await InScopeAsync<TransactionStore>(store => store.AddAsync(transaction, Handle.Hash("clear-first-secret"), None));
        await InScopeAsync<TransactionStore>(store =>
            store.TryChangeAsync(transaction, transaction with { UserName = "other" }, Handle.Hash("clear-second-secret"), None));
        await InScopeAsync<SessionStore>(store =>
            store.AddAsync(new(id, "sid", person.Id, 1, PasswordProofs(), Now, Now.AddHours(1)), Handle.Hash("clear-session"), None));
        await InScopeAsync<SessionStore>(store =>
            store.TryRaiseAsync(id, Handle.Hash("clear-raised-session"), PasswordProofs(), Now.AddHours(1), None));
        await IssueAsync(person.Id);

        var values = await DumpAsync();

        Assert.That(values, Has.Some.StartsWith("sessions.handle_hash=").And.Some.StartsWith("artifacts.key="));
        Assert.That(values, Has.None.Contains("clear-"));
    }

    // The whole way of a request: what reaches the store in clear is hashed by it.
    private Task IssueAsync(Guid personId) => InScopeAsync<IGrantStore>(async grants =>
    {
        var grant = new Grant
        {
            Id = Guid.CreateVersion7(),
            Subject = $"{personId}",
            ClientId = "app",
            SessionId = "sid",
            Epoch = 1,
            Scopes = ["openid"],
            AuthTime = Now,
            Acr = "urn:identity:1fa",
            Amr = ["pwd"],
            Proofs = ProofWriting.Write(PasswordProofs()),
            CreatedAt = Now,
        };
        var code = new Artifact
        {
            Kind = ArtifactKind.AuthorizationCode,
            Key = Handle.Hash("clear-code"),
            GrantId = grant.Id,
            CreatedAt = Now,
            ExpiresAt = Now.AddMinutes(1),
            Data = "{}",
        };
        Assert.That(await grants.TryIssueAsync(grant, code, "clear-transaction", pushedKey: null, None), Is.True);
    });
}
