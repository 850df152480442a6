using Identity.Domain.Methods;
using Identity.Domain.Methods.Tokens;
using Identity.Domain.SignIn;
using Identity.Storage.Methods;
using Identity.Storage.People;
using Identity.Storage.Tokens;

namespace Identity.Storage.Tests.Tokens;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class HardwareTokenStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private int serials = 100_000;

    [Test]
    [Category("rule-6")]
    [Category("rule-3")]
    public async Task Token_of_the_stock_is_claimed_by_one_of_fifty_people()
    {
        var token = await AddAsync();
        var people = new List<Person>();
        for (var number = 0; number < 50; number++)
        {
            people.Add(await AddPersonAsync());
        }

        var answers = await FiftyAtOnceAsync<IdentityDatabase, bool>(async (database, number) => await ActivateAsync(database, token, people[number], step: 100) is not null);

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        Assert.That(await OwnerAsync(token), Is.EqualTo(people[Enumerable.Range(0, 50).Single(number => answers[number])].Id));
    }

    [Test]
    [Category("rule-6")]
    public async Task Token_is_activated_once_by_one_person_in_fifty_tabs()
    {
        var (token, person) = (await AddAsync(), await AddPersonAsync());

        var answers = await FiftyAtOnceAsync<IdentityDatabase, bool>(
            async (database, number) => await ActivateAsync(database, token, person, step: 100 + number) is not null);

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
    }

    [Test]
    [Category("rule-6")]
    public async Task Time_step_is_spent_by_one_of_fifty()
    {
        var (token, person) = (await AddAsync(), await AddPersonAsync());
        var method = await ActivateAsync(token, person, step: 100);

        var answers = await FiftyAtOnceAsync<HardwareTokenStore, bool>((tokens, _) => tokens.TrySpendStepAsync(person.Id, method, 101, drift: 0, None));

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
    }

    [Test]
    [Category("rule-6")]
    public async Task Spent_step_and_those_before_it_are_refused_the_one_of_the_activation_too()
    {
        var (token, person) = (await AddAsync(), await AddPersonAsync());
        var method = await ActivateAsync(token, person, step: 100);

        Assert.That(await SpendAsync(person, method, 100), Is.False);
        Assert.That(await SpendAsync(person, method, 99), Is.False);
        Assert.That(await SpendAsync(await AddPersonAsync(), method, 101), Is.False, "of somebody else");
        Assert.That(await SpendAsync(person, method, 101), Is.True);
    }

    [Test]
    public async Task Clock_is_followed_with_each_step()
    {
        var (token, person) = (await AddAsync(stepSeconds: 60), await AddPersonAsync());
        var method = await ActivateAsync(token, person, step: 100, drift: -4);
        var learned = await SecretsAsync(person);

        await InScopeAsync<HardwareTokenStore, bool>(tokens => tokens.TrySpendStepAsync(person.Id, method, 105, drift: -3, None));

        Assert.That(learned.Single().Clock, Is.EqualTo(new DeviceClock(60, -4)));
        Assert.That((await SecretsAsync(person)).Single().Clock, Is.EqualTo(new DeviceClock(60, -3)));
    }

    [Test]
    [Category("rule-3")]
    public async Task Assigned_token_is_no_method_and_waits_for_its_person_alone()
    {
        var (person, other) = (await AddPersonAsync(), await AddPersonAsync());
        var token = await AddAsync(person);

        Assert.That(await SecretsAsync(person), Is.Empty);
        Assert.That((await AssignedAsync(person))!.Id, Is.EqualTo(token.Id));
        Assert.That(await AssignedAsync(other), Is.Null);
        Assert.That(await TryActivateAsync(token, other, step: 100), Is.Null);
        Assert.That(await TryActivateAsync(token, person, step: 100), Is.Not.Null);
        Assert.That(await AssignedAsync(person), Is.Null);
    }

    [Test]
    [Category("rule-6")]
    public async Task Removed_token_goes_back_into_stock_and_no_code_of_before_works_for_whoever_has_it_next()
    {
        var (token, person, next) = (await AddAsync(), await AddPersonAsync(), await AddPersonAsync());
        var method = await ActivateAsync(token, person, step: 100);

        await RemoveAsync(person, method);

        Assert.That(await OwnerAsync(token), Is.Null);
        Assert.That(await TryActivateAsync(token, next, step: 100), Is.Null);
        Assert.That(await TryActivateAsync(token, next, step: 101), Is.Not.Null);
    }

    [Test]
    [Category("attack-8")]
    public async Task Removed_method_comes_back_with_its_token_unless_somebody_else_has_it_by_then()
    {
        var (token, person) = (await AddAsync(), await AddPersonAsync());
        var method = await ActivateAsync(token, person, step: 100);
        await RemoveAsync(person, method);

        Assert.That(await RestoreAsync(person, method), Is.True);
        Assert.That(await SpendAsync(person, method, 101), Is.True);

        await RemoveAsync(person, method);
        await ActivateAsync(token, await AddPersonAsync(), step: 102);
        Assert.That(await RestoreAsync(person, method), Is.False);
        Assert.That(await SecretsAsync(person), Is.Empty);
    }

    [Test]
    public async Task Token_in_use_is_neither_assigned_nor_forgotten()
    {
        var (token, person) = (await AddAsync(), await AddPersonAsync());
        await ActivateAsync(token, person, step: 100);
        var seen = await FindAsync(token);

        Assert.That(await InScopeAsync<HardwareTokenStore, bool>(tokens => tokens.TryAssignAsync(seen, null, Now, None)), Is.False);
        Assert.That(await InScopeAsync<HardwareTokenStore, bool>(tokens => tokens.TryRemoveAsync(token.Id, None)), Is.False);
    }

    [Test]
    [Category("rule-6")]
    public async Task Token_that_changed_hands_meanwhile_is_not_assigned()
    {
        var token = await AddAsync();
        var seen = await FindAsync(token);
        var (person, other) = (await AddPersonAsync(), await AddPersonAsync());

        Assert.That(await InScopeAsync<HardwareTokenStore, bool>(tokens => tokens.TryAssignAsync(seen, person.Id, Now, None)), Is.True);
        Assert.That(await InScopeAsync<HardwareTokenStore, bool>(tokens => tokens.TryAssignAsync(seen, other.Id, Now, None)), Is.False);
    }

    [Test]
    [Category("attack-9")]
    public async Task Forgotten_token_leaves_no_secret_behind()
    {
        var (token, person) = (await AddAsync(), await AddPersonAsync());
        await RemoveAsync(person, await ActivateAsync(token, person, step: 100));
        var before = await DumpAsync();

        await InScopeAsync<HardwareTokenStore, bool>(tokens => tokens.TryRemoveAsync(token.Id, None));

        Assert.That(before, Has.Some.Contains($"{HardwareTokenStore.ChannelOf(token.Id)}"));
        Assert.That(await DumpAsync(), Has.None.Contains(HardwareTokenStore.ChannelOf(token.Id)).And.None.Contains(token.Line.Serial.Text));
    }

    [Test]
    [Category("rule-6")]
    public async Task Apps_and_tokens_are_counted_together_and_the_sixth_is_one_too_many()
    {
        var person = await AddPersonAsync();
        for (var number = 0; number < 4; number++)
        {
            Assert.That(await CommitAsync(person, MethodCatalogue.Totp, channel: $"totp:{number}"), Is.EqualTo(CommitOutcome.Committed));
        }

        await ActivateAsync(await AddAsync(), person, step: 100);
        var sixth = await AddAsync();

        Assert.That(await TryActivateAsync(sixth, person, step: 100), Is.Null);
        Assert.That(await CommitAsync(person, MethodCatalogue.Totp, channel: "totp:5"), Is.EqualTo(CommitOutcome.TooMany));
        Assert.That(await OwnerAsync(sixth), Is.Null, "and it stays in stock");
    }

    private async Task<NewToken> AddAsync(Person? person = null, int stepSeconds = 30)
    {
        var line = TokenFile.Read($"{TokenFile.Header}\n,{Interlocked.Increment(ref serials)},JBSWY3DPEHPK3PXP,{stepSeconds},Contoso,Key").Lines.Single();
        var token = new NewToken(Guid.CreateVersion7(), line, [1, 2, 3], person?.Id);
        await InScopeAsync<HardwareTokenStore>(tokens => tokens.AddAsync([token], Now, None));
        return token;
    }

    private Task<StoredToken> FindAsync(NewToken token) =>
        InScopeAsync<HardwareTokenStore, StoredToken>(async tokens => (await tokens.FindAsync(token.Line.Serial, None))!);

    private async Task<Guid?> OwnerAsync(NewToken token) => (await FindAsync(token)).PersonId;

    private Task<StoredToken?> AssignedAsync(Person person) => InScopeAsync<HardwareTokenStore, StoredToken?>(tokens => tokens.FindAssignedAsync(person.Id, None));

    private Task<IReadOnlyList<TokenSecret>> SecretsAsync(Person person) =>
        InScopeAsync<HardwareTokenStore, IReadOnlyList<TokenSecret>>(tokens => tokens.FindSecretsAsync(person.Id, None));

    private Task<bool> SpendAsync(Person person, Guid method, long step) =>
        InScopeAsync<HardwareTokenStore, bool>(tokens => tokens.TrySpendStepAsync(person.Id, method, step, drift: 0, None));

    private async Task<Guid> ActivateAsync(NewToken token, Person person, long step, long drift = 0) =>
        await InScopeAsync<IdentityDatabase, Guid?>(database => ActivateAsync(database, token, person, step, drift)) ?? throw new InvalidOperationException("not activated");

    // As the wizard does: all in one write, or nothing.
    private async Task<Guid?> ActivateAsync(IdentityDatabase database, NewToken token, Person person, long step, long drift = 0)
    {
        var pending = Pending(person, MethodCatalogue.HardwareToken);
        var methods = new MethodStore(database, new RemovedMethodStore(database));
        await using var write = await database.BeginWriteAsync(None);
        if (!await new HardwareTokenStore(database).TryActivateAsync(new(token.Id, person.Id, pending.Id, step, drift, Now), None))
        {
            return null;
        }

        await methods.BeginAsync(pending, None);
        if (await methods.TryCommitAsync(Commit(pending, HardwareTokenStore.ChannelOf(token.Id)), None) is not CommitOutcome.Committed)
        {
            return null;
        }

        await write.CommitAsync(None);
        return pending.Id;
    }

    private Task<Guid?> TryActivateAsync(NewToken token, Person person, long step) =>
        InScopeAsync<IdentityDatabase, Guid?>(database => ActivateAsync(database, token, person, step));

    private async Task<CommitOutcome> CommitAsync(Person person, AuthenticationMethod method, string channel)
    {
        var pending = Pending(person, method);
        await InScopeAsync<MethodStore>(methods => methods.BeginAsync(pending, None));
        return await InScopeAsync<MethodStore, CommitOutcome>(methods => methods.TryCommitAsync(Commit(pending, channel), None));
    }

    private Task<bool> RemoveAsync(Person person, Guid method) => InScopeAsync<RemovedMethodStore, bool>(removed => removed.TryRemoveAsync(person.Id, method, Now, None));

    private Task<bool> RestoreAsync(Person person, Guid method) =>
        InScopeAsync<RemovedMethodStore, bool>(removed => removed.TryRestoreAsync(person.Id, method, None));

    private PendingMethod Pending(Person person, AuthenticationMethod method) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = person.Id,
        Epoch = 1,
        TransactionKey = $"{Guid.CreateVersion7()}",
        Method = method.Name,
        SealedSecret = [4, 5, 6],
        CreatedAt = Now,
        ExpiresAt = Now.AddMinutes(15),
    };

    private MethodCommit Commit(PendingMethod pending, string channel) => new()
    {
        Pending = pending,
        Channel = channel,
        Label = "Token",
        RegisteredUnder = AssuranceLevel.OneFactor,
        Beside = null,
        Now = Now,
    };
}
