using Identity.OpenId.Stores;
using Identity.Storage.Facts;
using Identity.Storage.People;
using Identity.Storage.Sessions;
using Identity.Storage.Transactions;

namespace Identity.Storage.Tests.Grants;

/// <summary>Device codes in the store of grants (RFC 8628): who waits, who answers first, who fetches.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class DeviceCodeTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    [Test]
    [Category("rule-6")]
    [Category("protocol-46")]
    public async Task Approved_code_is_fetched_by_one_of_fifty()
    {
        var (person, code) = await WaitAsync();
        Assert.That(await ApproveAsync(person, code), Is.True);

        var answers = await FiftyAtOnceAsync<IGrantStore, bool>((grants, _) =>
            grants.TryConsumeAsync(code.Kind, code.Key, Now, successor: null, CancellationToken.None));

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
    }

    [Test]
    [Category("rule-6")]
    public async Task Of_fifty_people_who_say_yes_one_gives_the_code_its_grant()
    {
        var (person, code) = await WaitAsync();
        var answers = new List<(Grant Grant, string Handle)>();
        for (var number = 0; number < 50; number++)
        {
            answers.Add((NewGrant(person), await BeginAsync(person)));
        }

        var approved = await FiftyAtOnceAsync<IGrantStore, bool>((grants, number) =>
            grants.TryApproveAsync(answers[number].Grant, code.Key, answers[number].Handle, CancellationToken.None));

        var winner = answers[approved.Index().Single(answer => answer.Item).Index];
        Assert.That((await FindAsync(code))!.Grant!.Id, Is.EqualTo(winner.Grant.Id));
        foreach (var (index, (grant, handle)) in answers.Index())
        {
            var facts = await InScopeAsync<FactsReader, SignInFacts>(reader =>
                reader.ReadAsync(new() { TransactionHandle = handle, TransactionSecret = "secret" }, Now, CancellationToken.None));
            Assert.That(facts.Transaction!.CompletedAt is not null, Is.EqualTo(approved[index]), "who comes too late spends no sign-in");
            Assert.That(await FindLiveAsync(grant) is not null, Is.EqualTo(approved[index]), "and leaves no grant");
        }
    }

    [Test]
    [Category("rule-6")]
    public async Task Yes_and_no_at_once_end_in_one_of_them()
    {
        var (person, code) = await WaitAsync();
        var handle = await BeginAsync(person);
        var grant = NewGrant(person);

        var answers = await FiftyAtOnceAsync<IGrantStore, bool>((grants, number) => number == 0
            ? grants.TryApproveAsync(grant, code.Key, handle, CancellationToken.None)
            : grants.TryDenyAsync(code.Key, Now, CancellationToken.None));

        var found = await FindAsync(code);
        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        Assert.That((found!.Grant is not null, found.Artifact.ConsumedAt is null), Is.EqualTo((answers[0], answers[0])));
    }

    [Test]
    [Category("protocol-46")]
    public async Task Each_of_fifty_that_ask_at_once_but_one_slows_the_device_down()
    {
        var (_, code) = await WaitAsync();

        var inTime = await FiftyAtOnceAsync<IGrantStore, bool>((grants, _) => grants.TryPollAsync(code.Key, Now, Interval, CancellationToken.None));

        Assert.That(inTime.Count(answer => answer), Is.EqualTo(1));
        Assert.That((await FindAsync(code))!.Artifact.Generation, Is.EqualTo(49));
    }

    [Test]
    [Category("protocol-46")]
    public async Task Who_asks_too_soon_waits_five_seconds_more_for_good()
    {
        var (_, code) = await WaitAsync();
        List<bool> answers = [];
        foreach (var second in new[] { 0, 5, 8, 17, 26, 40 })
        {
            answers.Add(await PollAsync(code, Now.AddSeconds(second)));
        }

        // From the third on it is 10 seconds, one of them forgiven; nothing makes it shorter again.
        Assert.That(answers, Is.EqualTo([true, true, false, true, true, true]));
        Assert.That(await PollAsync(code, Now.AddSeconds(48)), Is.False);
        Assert.That(await PollAsync(code, Now.AddSeconds(61)), Is.False, "15 seconds by now");
    }

    [Test]
    [Category("attack-1")]
    [Category("protocol-35")]
    public async Task Nobody_approves_in_an_epoch_that_is_over()
    {
        var (person, code) = await WaitAsync();
        var (handle, grant) = (await BeginAsync(person), NewGrant(person));

        await RaiseEpochAsync(person.Id);

        Assert.That(await InScopeAsync<IGrantStore, bool>(grants => grants.TryApproveAsync(grant, code.Key, handle, CancellationToken.None)), Is.False);
        Assert.That((await FindAsync(code))!.Artifact.GrantId, Is.Null);
    }

    [Test]
    [Category("attack-1")]
    [Category("protocol-35")]
    [TestCase("epoch")]
    [TestCase("disabled")]
    [TestCase("session")]
    public async Task What_ends_between_approval_and_fetching_ends_the_code(string what)
    {
        var (person, code) = await WaitAsync();
        var session = await AddSessionAsync(person);
        Assert.That(await ApproveAsync(person, code, session), Is.True);

        await (what switch
        {
            "epoch" => RaiseEpochAsync(person.Id),
            "disabled" => InScopeAsync<PersonStore>(people => people.SetDisabledAsync(person.Id, disabled: true, CancellationToken.None)),
            _ => InScopeAsync<SessionStore>(sessions => sessions.EndAsync(session, [], Now, CancellationToken.None)),
        });

        Assert.That(await ConsumeAsync(code, Now), Is.False);
    }

    [Test]
    [Category("protocol-35")]
    public async Task Nobody_approves_out_of_a_session_that_has_ended()
    {
        var (person, code) = await WaitAsync();
        var session = await AddSessionAsync(person);

        await InScopeAsync<SessionStore>(sessions => sessions.EndAsync(session, [], Now, CancellationToken.None));

        Assert.That(await ApproveAsync(person, code, session), Is.False);
    }

    [TestCase(599, true)]
    [TestCase(600, false)]
    [Category("protocol-46")]
    public async Task Code_can_be_answered_until_it_expires(int second, bool isGood)
    {
        var (person, yes) = await WaitAsync();
        var (_, no) = await WaitAsync();
        var (handle, grant) = (await BeginAsync(person), NewGrant(person) with { CreatedAt = Now.AddSeconds(second) });

        var approved = await InScopeAsync<IGrantStore, bool>(grants => grants.TryApproveAsync(grant, yes.Key, handle, CancellationToken.None));
        var denied = await InScopeAsync<IGrantStore, bool>(grants => grants.TryDenyAsync(no.Key, Now.AddSeconds(second), CancellationToken.None));

        Assert.That((approved, denied), Is.EqualTo((isGood, isGood)));
    }

    [Test]
    [Category("rule-6")]
    public async Task A_code_that_was_fetched_or_denied_is_answered_no_more()
    {
        var (person, fetched) = await WaitAsync();
        var (other, denied) = await WaitAsync();
        await ApproveAsync(person, fetched);
        await ConsumeAsync(fetched, Now);
        await InScopeAsync<IGrantStore>(grants => grants.TryDenyAsync(denied.Key, Now, CancellationToken.None));

        Assert.That(await ApproveAsync(person, fetched), Is.False);
        Assert.That(await ApproveAsync(other, denied), Is.False);
        Assert.That(await InScopeAsync<IGrantStore, bool>(grants => grants.TryDenyAsync(fetched.Key, Now, CancellationToken.None)), Is.False);
    }

    [Test]
    [Category("rule-6")]
    [Category("protocol-44")]
    public async Task A_user_code_is_given_to_one_of_fifty_and_is_no_device_code()
    {
        var code = NewCode(ArtifactKind.UserCode);

        var answers = await FiftyAtOnceAsync<IGrantStore, bool>((grants, number) => grants.TryAddAsync(code with { Data = $"{number}" }, CancellationToken.None));

        var found = await FindAsync(code);
        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        Assert.That(found!.Artifact, Is.EqualTo(code with { Data = $"{answers.Index().Single(answer => answer.Item).Index}" }));
        Assert.That(await FindAsync(code with { Kind = ArtifactKind.DeviceCode }), Is.Null);
    }

    private async Task<(Person Person, Artifact Code)> WaitAsync()
    {
        var code = NewCode(ArtifactKind.DeviceCode);
        await InScopeAsync<IGrantStore>(grants => grants.AddAsync(code, CancellationToken.None));
        return (await AddPersonAsync(), code);
    }

    private Artifact NewCode(ArtifactKind kind) => new()
    {
        Kind = kind,
        Key = Handle.Hash($"{Guid.CreateVersion7()}"),
        CreatedAt = Now,
        ExpiresAt = Now.AddMinutes(10),
        Data = "{}",
    };

    private Grant NewGrant(Person person, string session = "sid") => new()
    {
        Id = Guid.CreateVersion7(),
        Subject = person.Id.ToString(),
        ClientId = "tv",
        SessionId = session,
        Epoch = 1,
        Scopes = ["openid", "offline_access"],
        AuthTime = Now,
        Acr = "urn:identity:1fa",
        Amr = ["pwd"],
        Proofs = ProofWriting.Write(PasswordProofs()),
        CreatedAt = Now,
    };

    private async Task<string> BeginAsync(Person person)
    {
        var handle = $"{Guid.CreateVersion7()}";
        var transaction = new StoredTransaction
        {
            Key = Handle.Hash(handle),
            ClientId = "tv",
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

    private async Task<string> AddSessionAsync(Person person)
    {
        var session = new StoredSession(Guid.CreateVersion7(), Handle.New(), person.Id, 1, PasswordProofs(), Now, Now.AddHours(12));
        await InScopeAsync<SessionStore>(sessions => sessions.AddAsync(session, Handle.Hash(Handle.New()), CancellationToken.None));
        return session.Sid;
    }

    private async Task<bool> ApproveAsync(Person person, Artifact code, string session = "sid")
    {
        var handle = await BeginAsync(person);
        return await InScopeAsync<IGrantStore, bool>(grants => grants.TryApproveAsync(NewGrant(person, session), code.Key, handle, CancellationToken.None));
    }

    private Task<bool> PollAsync(Artifact code, DateTimeOffset at) =>
        InScopeAsync<IGrantStore, bool>(grants => grants.TryPollAsync(code.Key, at, Interval, CancellationToken.None));

    private Task<bool> ConsumeAsync(Artifact code, DateTimeOffset at) =>
        InScopeAsync<IGrantStore, bool>(grants => grants.TryConsumeAsync(code.Kind, code.Key, at, successor: null, CancellationToken.None));

    private Task<StoredArtifact?> FindAsync(Artifact artifact) =>
        InScopeAsync<IGrantStore, StoredArtifact?>(grants => grants.FindAsync(artifact.Kind, artifact.Key, CancellationToken.None));

    private Task<Grant?> FindLiveAsync(Grant grant) => InScopeAsync<IGrantStore, Grant?>(grants => grants.FindLiveAsync(grant.Id, CancellationToken.None));
}
