using Identity.OpenId.Stores;
using Identity.Storage.Facts;
using Identity.Storage.People;
using Identity.Storage.Transactions;

namespace Identity.Storage.Tests.Grants;

/// <summary>The contract of <see cref="IGrantStore"/>, fifty ways at once.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class GrantStoreTests(StorageProvider provider) : StorageTests(provider)
{
    [Test]
    [Category("protocol-18")]
    [Category("rule-6")]
    public async Task Code_is_consumed_by_one_of_fifty()
    {
        var (_, code) = await IssueAsync(await AddPersonAsync());

        var answers = await FiftyAtOnceAsync<IGrantStore, bool>((grants, _) =>
            grants.TryConsumeAsync(code.Kind, code.Key, Now, successor: null, CancellationToken.None));

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
    }

    [Test]
    [Category("protocol-18")]
    [Category("protocol-32")]
    [Category("rule-6")]
    public async Task Refresh_token_is_rotated_by_one_of_fifty_and_leaves_one_successor()
    {
        var (grant, _) = await IssueAsync(await AddPersonAsync());
        var token = NewArtifact(ArtifactKind.RefreshToken, grant.Id);
        await InScopeAsync<IGrantStore>(grants => grants.AddAsync(token, CancellationToken.None));
        var successors = Enumerable.Range(0, 50).Select(_ => NewArtifact(ArtifactKind.RefreshToken, grant.Id) with { Generation = 1 }).ToList();

        var answers = await FiftyAtOnceAsync<IGrantStore, bool>((grants, number) =>
            grants.TryConsumeAsync(token.Kind, token.Key, Now, successors[number], CancellationToken.None));

        var kept = new List<bool>();
        foreach (var successor in successors)
        {
            kept.Add(await FindAsync(successor) is { Artifact.Generation: 1 });
        }

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        Assert.That(kept, Is.EqualTo(answers));
    }

    [Test]
    [Category("protocol-18")]
    [Category("rule-6")]
    public async Task Waiting_sign_out_is_confirmed_by_one_of_fifty()
    {
        var waiting = NewArtifact(ArtifactKind.EndSession, grantId: null);
        await InScopeAsync<IGrantStore>(grants => grants.AddAsync(waiting, CancellationToken.None));

        var answers = await FiftyAtOnceAsync<IGrantStore, bool>((grants, _) =>
            grants.TryConsumeAsync(waiting.Kind, waiting.Key, Now, successor: null, CancellationToken.None));

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
    }

    [Test]
    [Category("protocol-18")]
    [Category("rule-6")]
    public async Task Interaction_ends_in_one_code_of_fifty()
    {
        var person = await AddPersonAsync();
        var handle = await BeginAsync(person);
        var issues = Enumerable.Range(0, 50).Select(_ => NewIssue(person)).ToList();

        var answers = await FiftyAtOnceAsync<IGrantStore, bool>((grants, number) =>
            grants.TryIssueAsync(issues[number].Grant, issues[number].Code, handle, pushedKey: null, CancellationToken.None));

        var kept = new List<bool>();
        foreach (var (_, code) in issues)
        {
            kept.Add(await FindAsync(code) is not null);
        }

        var facts = await InScopeAsync<FactsReader, SignInFacts>(reader =>
            reader.ReadAsync(new() { TransactionHandle = handle, TransactionSecret = "secret" }, Now, CancellationToken.None));
        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        Assert.That(kept, Is.EqualTo(answers));
        Assert.That(facts.Transaction!.CompletedAt, Is.EqualTo(Now));
    }

    [Test]
    [Category("protocol-27")]
    [Category("rule-6")]
    public async Task Pushed_request_ends_in_one_code_of_fifty_and_spends_no_other_sign_in()
    {
        var person = await AddPersonAsync();
        var pushed = new Artifact
        {
            Kind = ArtifactKind.PushedRequest,
            Key = $"pushed-{person.Id}",
            CreatedAt = Now.AddHours(-1),
            ExpiresAt = Now.AddMinutes(-50),
            Data = "{}",
        };
        await InScopeAsync<IGrantStore>(grants => grants.AddAsync(pushed, CancellationToken.None));
        var issues = Enumerable.Range(0, 50).Select(_ => NewIssue(person)).ToList();
        var handle = await BeginAsync(person);

        var answers = await FiftyAtOnceAsync<IGrantStore, bool>((grants, number) =>
            grants.TryIssueAsync(issues[number].Grant, issues[number].Code, null, pushed.Key, CancellationToken.None));
        var late = NewIssue(person);
        var after = await InScopeAsync<IGrantStore, bool>(grants => grants.TryIssueAsync(late.Grant, late.Code, handle, pushed.Key, CancellationToken.None));

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        Assert.That(after, Is.False);
        var facts = await InScopeAsync<FactsReader, SignInFacts>(reader =>
            reader.ReadAsync(new() { TransactionHandle = handle, TransactionSecret = "secret" }, Now, CancellationToken.None));
        Assert.That(facts.Transaction!.CompletedAt, Is.Null);
    }

    [Test]
    [Category("rule-6")]
    public async Task Interaction_of_another_client_or_person_is_not_spent()
    {
        var (person, other) = (await AddPersonAsync(), await AddPersonAsync());
        var handle = await BeginAsync(person);
        var (ofOther, codeOfOther) = NewIssue(other);
        var (grant, code) = NewIssue(person);

        var answers = await InScopeAsync<IGrantStore, bool[]>(async grants =>
        [
            await grants.TryIssueAsync(ofOther, codeOfOther, handle, pushedKey: null, CancellationToken.None),
            await grants.TryIssueAsync(grant with { ClientId = "another" }, code, handle, pushedKey: null, CancellationToken.None),
            await grants.TryIssueAsync(grant, code, handle, pushedKey: null, CancellationToken.None),
        ]);

        Assert.That(answers, Is.EqualTo([false, false, true]));
    }

    [Test]
    [Category("attack-1")]
    public async Task Raised_epoch_ends_the_grant_and_what_hangs_off_it()
    {
        var person = await AddPersonAsync();
        var (grant, code) = await IssueAsync(person);
        Assert.That(await FindLiveAsync(grant), Is.Not.Null);

        await RaiseEpochAsync(person.Id);

        Assert.That(await FindLiveAsync(grant), Is.Null);
        Assert.That(await FindAsync(code), Has.Property(nameof(StoredArtifact.IsGrantLive)).False);
        Assert.That(await ConsumeAsync(code), Is.False);
    }

    [Test]
    [Category("attack-1")]
    [TestCase(true)]
    [TestCase(false)]
    public async Task Nothing_is_issued_for_an_epoch_that_is_over(bool inInteraction)
    {
        var person = await AddPersonAsync();
        var handle = inInteraction ? await BeginAsync(person) : null;
        var (grant, code) = NewIssue(person);

        await RaiseEpochAsync(person.Id);

        Assert.That(await InScopeAsync<IGrantStore, bool>(grants => grants.TryIssueAsync(grant, code, handle, pushedKey: null, CancellationToken.None)), Is.False);
        Assert.That(await FindAsync(code), Is.Null);
    }

    [Test]
    [Category("attack-1")]
    [Category("protocol-31")]
    public async Task Disabled_person_has_no_live_grant()
    {
        var person = await AddPersonAsync();
        var (grant, code) = await IssueAsync(person);

        await InScopeAsync<PersonStore>(people => people.SetDisabledAsync(person.Id, disabled: true, CancellationToken.None));

        Assert.That(await FindLiveAsync(grant), Is.Null);
        Assert.That(await ConsumeAsync(code), Is.False);
    }

    [Test]
    [Category("attack-1")]
    [Category("protocol-31")]
    public async Task Nothing_is_issued_to_a_disabled_person()
    {
        var person = await AddPersonAsync();
        await InScopeAsync<PersonStore>(people => people.SetDisabledAsync(person.Id, disabled: true, CancellationToken.None));
        var (grant, code) = NewIssue(person);

        Assert.That(
            await InScopeAsync<IGrantStore, bool>(grants => grants.TryIssueAsync(grant with { Epoch = 2 }, code, null, pushedKey: null, CancellationToken.None)),
            Is.False);
    }

    [Test]
    [Category("protocol-33")]
    public async Task Revoked_grant_ends_with_all_that_hangs_off_it()
    {
        var (grant, code) = await IssueAsync(await AddPersonAsync());

        await InScopeAsync<IGrantStore>(grants => grants.RevokeAsync(grant.Id, Now, CancellationToken.None));
        await InScopeAsync<IGrantStore>(grants => grants.RevokeAsync(grant.Id, Now, CancellationToken.None));

        Assert.That(await FindLiveAsync(grant), Is.Null);
        Assert.That(await FindAsync(code), Has.Property(nameof(StoredArtifact.IsGrantLive)).False);
        Assert.That(await ConsumeAsync(code), Is.False);
    }

    [Test]
    [Category("protocol-33")]
    public async Task Rotation_and_revocation_at_once_leave_nothing_live()
    {
        var (grant, _) = await IssueAsync(await AddPersonAsync());
        var token = NewArtifact(ArtifactKind.RefreshToken, grant.Id);
        await InScopeAsync<IGrantStore>(grants => grants.AddAsync(token, CancellationToken.None));
        var successor = NewArtifact(ArtifactKind.RefreshToken, grant.Id);

        await FiftyAtOnceAsync<IGrantStore, bool>(async (grants, number) =>
        {
            if (number % 2 == 0)
            {
                return await grants.TryConsumeAsync(token.Kind, token.Key, Now, successor, CancellationToken.None);
            }

            await grants.RevokeAsync(grant.Id, Now, CancellationToken.None);
            return false;
        });

        Assert.That(await ConsumeAsync(successor), Is.False);
    }

    [Test]
    [Category("protocol-44")]
    public async Task Key_of_one_kind_is_nothing_in_another()
    {
        var (_, code) = await IssueAsync(await AddPersonAsync());

        Assert.That(await FindAsync(code with { Kind = ArtifactKind.RefreshToken }), Is.Null);
        Assert.That(await ConsumeAsync(code with { Kind = ArtifactKind.RefreshToken }), Is.False);
        Assert.That(await ConsumeAsync(code), Is.True);
    }

    [TestCase(0, true)]
    [TestCase(1, false)]
    public async Task Artifact_is_good_until_it_expires(int secondsPastLastGoodOne, bool isGood)
    {
        var (_, code) = await IssueAsync(await AddPersonAsync());

        var at = code.ExpiresAt.AddSeconds(secondsPastLastGoodOne - 1);

        Assert.That(
            await InScopeAsync<IGrantStore, bool>(grants => grants.TryConsumeAsync(code.Kind, code.Key, at, null, CancellationToken.None)),
            Is.EqualTo(isGood));
    }

    [Test]
    public async Task Grant_is_found_as_it_was_given_and_a_used_code_still_leads_to_it()
    {
        var (grant, code) = await IssueAsync(await AddPersonAsync());
        await ConsumeAsync(code);

        var found = await FindAsync(code);

        Assert.That(found!.IsGrantLive, Is.True);
        Assert.That(found.Artifact, Is.EqualTo(code with { ConsumedAt = Now }));
        Assert.That(found.Grant!.Scopes, Is.EqualTo(grant.Scopes));
        Assert.That(found.Grant.Amr, Is.EqualTo(grant.Amr));
        Assert.That(found.Grant with { Scopes = grant.Scopes, Amr = grant.Amr }, Is.EqualTo(grant));
        Assert.That((await FindLiveAsync(grant))!.Id, Is.EqualTo(grant.Id));
    }

    [Test]
    public async Task Artifact_and_its_grant_are_found_in_one_command()
    {
        var (_, code) = await IssueAsync(await AddPersonAsync());

        await InScopeAsync<IdentityDatabase>(async database =>
        {
            using var count = new CommandCount(database);
            await new Storage.Grants.GrantStore(database).FindAsync(code.Kind, code.Key, CancellationToken.None);
            Assert.That(count.Texts, Has.Count.EqualTo(1));
        });
    }

    private (Grant Grant, Artifact Code) NewIssue(Person person)
    {
        var grant = new Grant
        {
            Id = Guid.CreateVersion7(),
            Subject = person.Id.ToString(),
            ClientId = "app",
            SessionId = "sid",
            Epoch = 1,
            Scopes = ["openid", "profile"],
            AuthTime = Now,
            Acr = "urn:identity:1fa",
            Amr = ["pwd"],
            Proofs = ProofWriting.Write(PasswordProofs()),
            CreatedAt = Now,
        };
        return (grant, NewArtifact(ArtifactKind.AuthorizationCode, grant.Id));
    }

    private Artifact NewArtifact(ArtifactKind kind, Guid? grantId) => new()
    {
        Kind = kind,
        Key = Handle.Hash($"{Guid.CreateVersion7()}"),
        GrantId = grantId,
        CreatedAt = Now,
        ExpiresAt = Now.AddMinutes(1),
        Data = "{}",
    };

    private async Task<(Grant Grant, Artifact Code)> IssueAsync(Person person)
    {
        var (grant, code) = NewIssue(person);
        Assert.That(await InScopeAsync<IGrantStore, bool>(grants => grants.TryIssueAsync(grant, code, null, pushedKey: null, CancellationToken.None)), Is.True);
        return (grant, code);
    }

    private async Task<string> BeginAsync(Person person)
    {
        var handle = $"{Guid.CreateVersion7()}";
        var transaction = new StoredTransaction
        {
            Key = Handle.Hash(handle),
            ClientId = "app",
            Request = "{}",
            StartedAt = Now,
            ExpiresAt = Now.AddMinutes(15),
            PersonId = person.Id,
            Epoch = 1,
            Proofs = PasswordProofs(),
        };
        await InScopeAsync<TransactionStore>(store => store.AddAsync(transaction, Handle.Hash("secret"), CancellationToken.None));
        return handle;
    }

    private Task<StoredArtifact?> FindAsync(Artifact artifact) =>
        InScopeAsync<IGrantStore, StoredArtifact?>(grants => grants.FindAsync(artifact.Kind, artifact.Key, CancellationToken.None));

    private Task<Grant?> FindLiveAsync(Grant grant) =>
        InScopeAsync<IGrantStore, Grant?>(grants => grants.FindLiveAsync(grant.Id, CancellationToken.None));

    private Task<bool> ConsumeAsync(Artifact artifact) => InScopeAsync<IGrantStore, bool>(grants =>
        grants.TryConsumeAsync(artifact.Kind, artifact.Key, Now, successor: null, CancellationToken.None));
}
