using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Storage.Facts;
using Identity.Storage.Methods;
using Identity.Storage.People;

namespace Identity.Storage.Tests.Methods;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class MethodStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    [Category("rule-6")]
    [Category("rule-3")]
    public async Task Half_made_method_is_committed_by_one_of_fifty()
    {
        var person = await AddPersonAsync();
        var pending = await BeginAsync(person);

        var outcomes = await FiftyAtOnceAsync<MethodStore, CommitOutcome>((methods, _) => methods.TryCommitAsync(Commit(pending), None));

        Assert.That(outcomes.Count(outcome => outcome is CommitOutcome.Committed), Is.EqualTo(1));
        Assert.That(outcomes.Count(outcome => outcome is CommitOutcome.Gone), Is.EqualTo(49));
        Assert.That(await CountAsync(person), Is.EqualTo(1));
    }

    [Test]
    [Category("rule-6")]
    public async Task Time_step_is_spent_by_one_of_fifty()
    {
        var person = await AddPersonAsync();
        var method = await RegisterAsync(person, lastStep: 100);

        var answers = await FiftyAtOnceAsync<MethodStore, bool>((methods, _) => methods.TrySpendStepAsync(person.Id, method, 101, None));

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
    }

    [Test]
    [Category("rule-6")]
    public async Task Spent_step_and_those_before_it_are_refused_the_one_of_the_enrollment_too()
    {
        var person = await AddPersonAsync();
        var method = await RegisterAsync(person, lastStep: 100);

        var answers = await InScopeAsync<MethodStore, bool[]>(async methods =>
        [
            await methods.TrySpendStepAsync(person.Id, method, 99, None),
            await methods.TrySpendStepAsync(person.Id, method, 100, None),
            await methods.TrySpendStepAsync(Guid.CreateVersion7(), method, 101, None),
            await methods.TrySpendStepAsync(person.Id, method, 101, None),
        ]);

        Assert.That(answers, Is.EqualTo([false, false, false, true]));
    }

    [Test]
    [Category("attack-1")]
    public async Task Half_made_method_of_an_epoch_that_is_over_is_gone()
    {
        var person = await AddPersonAsync();
        var pending = await BeginAsync(person);
        Assert.That(await FindPendingAsync(pending), Is.Not.Null);

        await RaiseEpochAsync(person.Id);

        Assert.That(await FindPendingAsync(pending), Is.Null);
        Assert.That(await ExtendAsync(pending), Is.Zero);
        Assert.That(await CommitAsync(Commit(pending)), Is.EqualTo(CommitOutcome.Gone));
        Assert.That(await CommitAsync(Commit(pending with { Epoch = 2 })), Is.EqualTo(CommitOutcome.Gone));
    }

    [Test]
    [Category("rule-6")]
    public async Task Same_method_begun_twice_at_once_is_begun_once()
    {
        var person = await AddPersonAsync();
        var first = Pending(person);
        var second = Task.FromResult(Guid.Empty);
        await InScopeAsync<IdentityDatabase>(async database =>
        {
            await using var write = await database.BeginWriteAsync(None);
            await new MethodStore(database, new RemovedMethodStore(database)).BeginOnceAsync(first, _ => true, None);
            second = Task.Run(() => BeginOnceAsync(first with { Id = Guid.CreateVersion7() }), None);
            await UntilSomebodyWaitsAsync(second);
            await write.CommitAsync(None);
        });

        Assert.That(await second, Is.EqualTo(first.Id));
        Assert.That((await FindPendingAsync(first))!.Id, Is.EqualTo(first.Id));
    }

    [Test]
    public async Task Half_made_method_lives_until_it_expires_and_can_be_given_time()
    {
        var pending = await BeginAsync(await AddPersonAsync());
        var late = pending.ExpiresAt;

        Assert.That(await CommitAsync(Commit(pending) with { Now = late }), Is.EqualTo(CommitOutcome.Gone));
        Assert.That(await ExtendAsync(pending), Is.EqualTo(1));
        Assert.That(await CommitAsync(Commit(pending) with { Now = late }), Is.EqualTo(CommitOutcome.Committed));
    }

    [Test]
    public async Task More_time_is_for_everything_half_made_in_that_sign_in_and_for_nothing_else()
    {
        var person = await AddPersonAsync();
        var (app, phone, elsewhere) = (Pending(person), Pending(person) with { Method = "phone" }, Pending(person) with { TransactionKey = "another sign-in" });
        var over = Pending(person) with { Method = "securityKey", ExpiresAt = Now };
        foreach (var pending in new[] { app, phone, elsewhere, over })
        {
            await InScopeAsync<MethodStore>(methods => methods.BeginAsync(pending, None));
        }

        Assert.That(await ExtendAsync(app), Is.EqualTo(2));

        var late = app.ExpiresAt;
        Assert.That(await CommitAsync(Commit(phone) with { Now = late }), Is.EqualTo(CommitOutcome.Committed));
        Assert.That(await CommitAsync(Commit(elsewhere) with { Now = late }), Is.EqualTo(CommitOutcome.Gone));
        Assert.That(await CommitAsync(Commit(over)), Is.EqualTo(CommitOutcome.Gone), "what is over stays over");
        Assert.That(await InScopeAsync<MethodStore, int>(methods => methods.ExtendPendingAsync(app.TransactionKey, Guid.CreateVersion7(), Now, late, None)), Is.Zero, "of somebody else");
    }

    [Test]
    public async Task Beginning_again_replaces_what_was_begun_in_the_same_sign_in()
    {
        var person = await AddPersonAsync();
        var (first, second) = (await BeginAsync(person), await BeginAsync(person));

        Assert.That((await FindPendingAsync(first))!.Id, Is.EqualTo(second.Id));
        Assert.That(await CommitAsync(Commit(first)), Is.EqualTo(CommitOutcome.Gone));
        Assert.That(await CommitAsync(Commit(second)), Is.EqualTo(CommitOutcome.Committed));
    }

    [Test]
    public async Task Beginning_fifty_times_at_once_leaves_one()
    {
        var person = await AddPersonAsync();
        var all = Enumerable.Range(0, 50).Select(_ => Pending(person)).ToList();

        await FiftyAtOnceAsync<MethodStore, bool>(async (methods, number) =>
        {
            await methods.BeginAsync(all[number], None);
            return true;
        });

        Assert.That(all.Select(pending => pending.Id), Does.Contain((await FindPendingAsync(all[0]))!.Id));
    }

    [Test]
    public async Task Sixth_authenticator_app_is_one_too_many_even_when_two_come_at_once()
    {
        var person = await AddPersonAsync();
        for (var number = 0; number < 4; number++)
        {
            await RegisterAsync(person, lastStep: null);
        }

        var pending = Enumerable.Range(0, 50).Select(number => Pending(person) with { TransactionKey = $"{person.Id}-{number}" }).ToList();
        foreach (var one in pending)
        {
            await InScopeAsync<MethodStore>(methods => methods.BeginAsync(one, None));
        }

        var outcomes = await FiftyAtOnceAsync<MethodStore, CommitOutcome>((methods, number) =>
            methods.TryCommitAsync(Commit(pending[number]), None));

        Assert.That(outcomes.Count(outcome => outcome is CommitOutcome.Committed), Is.EqualTo(1));
        Assert.That(outcomes.Count(outcome => outcome is CommitOutcome.TooMany), Is.EqualTo(49));
        Assert.That(await CountAsync(person), Is.EqualTo(5));
    }

    [Test]
    [Category("attack-2")]
    public async Task Method_that_another_one_has_overtaken_is_not_committed()
    {
        var person = await AddPersonAsync();
        var first = await RegisterAsync(person, lastStep: null);
        var pending = await BeginAsync(person);

        Assert.That(await CommitAsync(Commit(pending) with { Beside = [] }), Is.EqualTo(CommitOutcome.Gone), "judged when there was none");
        Assert.That(await CommitAsync(Commit(pending) with { Beside = [first] }), Is.EqualTo(CommitOutcome.Committed));
    }

    [Test]
    public async Task First_method_becomes_the_default_and_the_second_does_not()
    {
        var person = await AddPersonAsync();
        var first = await RegisterAsync(person, lastStep: null);
        await RegisterAsync(person, lastStep: null);

        var facts = await InScopeAsync<FactsReader, SignInFacts>(reader => reader.ReadAsync(new() { PersonId = person.Id }, Now, None));

        Assert.That(facts.Person!.Facts.Methods.Where(method => method.IsDefault).Select(method => method.Id), Is.EqualTo([first]));
    }

    [Test]
    public async Task Secret_is_found_by_its_owner_alone()
    {
        var person = await AddPersonAsync();
        var method = await RegisterAsync(person, lastStep: 7);

        var found = await InScopeAsync<MethodStore, StoredSecret?>(methods => methods.FindSecretAsync(person.Id, method, None));
        var others = await InScopeAsync<MethodStore, StoredSecret?>(methods => methods.FindSecretAsync(Guid.CreateVersion7(), method, None));

        Assert.That(found!.SealedSecret, Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(found.LastStep, Is.EqualTo(7));
        Assert.That(others, Is.Null);
    }

    [Test]
    public async Task Method_that_is_committed_in_a_write_that_is_dropped_is_still_half_made()
    {
        var pending = await BeginAsync(await AddPersonAsync());

        await InScopeAsync<IdentityDatabase>(async database =>
        {
            await using var write = await database.BeginWriteAsync(None);
            Assert.That(await new MethodStore(database, new RemovedMethodStore(database)).TryCommitAsync(Commit(pending), None), Is.EqualTo(CommitOutcome.Committed));
        });

        Assert.That(await FindPendingAsync(pending), Is.Not.Null);
    }

    [TestCase("email")]
    [TestCase("questions")]
    [Category("fault-22")]
    public async Task New_mailbox_and_new_questions_replace_the_old_ones_in_one_commit(string kind)
    {
        var person = await AddPersonAsync();
        await RegisterAsync(person, lastStep: null);
        var old = await BeginAsync(person, kind);
        await CommitAsync(Commit(old) with { Channel = ChannelOf(kind, old), Answers = [new("firstPetName", "old-hash"), new("firstBoss", "old-hash")] });
        var renewed = await BeginAsync(person, kind);
        Assert.That(await AnswersAsync(person, old), Has.Count.EqualTo(2), "until the new one is proven");

        var outcome = await CommitAsync(Commit(renewed) with { Channel = ChannelOf(kind, renewed), Answers = [new("dreamJob", "new-hash")] });

        Assert.That(outcome, Is.EqualTo(CommitOutcome.Committed));
        Assert.That((await MethodsAsync(person)).Select(method => $"{method.Method}"), Is.EquivalentTo(["totp", kind]));
        Assert.That(await AnswersAsync(person, old), Is.Empty);
        Assert.That((await AnswersAsync(person, renewed)).Single(), Is.EqualTo(new StoredAnswer("dreamJob", "new-hash")));
    }

    [Test]
    [Category("fault-5")]
    public async Task Same_mailbox_twice_is_refused_and_the_first_one_stays()
    {
        var person = await AddPersonAsync();
        var first = await BeginAsync(person, "email");
        await CommitAsync(Commit(first) with { Channel = "mailbox:digest" });

        var outcome = await CommitAsync(Commit(await BeginAsync(person, "email")) with { Channel = "mailbox:digest" });

        Assert.That(outcome, Is.EqualTo(CommitOutcome.SameChannel));
        Assert.That((await MethodsAsync(person)).Select(method => method.Id), Is.EqualTo([first.Id]));
    }

    [Test]
    [Category("rule-2")]
    public async Task Method_for_reset_alone_never_becomes_the_default()
    {
        var person = await AddPersonAsync();
        await CommitAsync(Commit(await BeginAsync(person, "email")) with { MailDomain = "home.example" });
        var app = await RegisterAsync(person, lastStep: null);

        var methods = await MethodsAsync(person);
        Assert.That(methods.Single(method => method.IsDefault).Id, Is.EqualTo(app));
        Assert.That(methods.Select(method => method.MailDomain), Is.EquivalentTo(new[] { "home.example", null }));
    }

    [Test]
    public async Task Answers_are_found_by_their_person_and_method_alone()
    {
        var person = await AddPersonAsync();
        var questions = await BeginAsync(person, "questions");
        await CommitAsync(Commit(questions) with { Answers = [new("firstPetName", "hash")] });

        Assert.That(await AnswersAsync(person, questions), Has.Count.EqualTo(1));
        Assert.That(await FindAnswersAsync(Guid.CreateVersion7(), questions.Id), Is.Empty);
        Assert.That(await FindAnswersAsync(person.Id, person.Id), Is.Empty);
        Assert.That(await FindAnswersAsync(null, null), Is.Empty);
    }

    [Test]
    [Category("attack-4")]
    public async Task Proof_is_dated_for_its_owner_alone()
    {
        var person = await AddPersonAsync();
        var method = await RegisterAsync(person, lastStep: null);
        Assert.That((await MethodsAsync(person)).Single().ProvenAt, Is.Null);

        Assert.That(await InScopeAsync<MethodStore, bool>(methods => methods.TryMarkProvenAsync(Guid.CreateVersion7(), method, Now, None)), Is.False);
        Assert.That(await InScopeAsync<MethodStore, bool>(methods => methods.TryMarkProvenAsync(person.Id, method, Now.AddDays(3), None)), Is.True);

        Assert.That((await MethodsAsync(person)).Single().ProvenAt, Is.EqualTo(Now.AddDays(3)));
    }

    private static string ChannelOf(string kind, PendingMethod pending) => kind == "questions" ? kind : $"mailbox:{pending.Id}";

    private Task<IReadOnlyList<StoredAnswer>> AnswersAsync(Person person, PendingMethod method) => FindAnswersAsync(person.Id, method.Id);

    private Task<IReadOnlyList<StoredAnswer>> FindAnswersAsync(Guid? personId, Guid? methodId) =>
        InScopeAsync<SecurityAnswerStore, IReadOnlyList<StoredAnswer>>(answers => answers.FindAsync(personId, methodId, None));

    private MethodCommit Commit(PendingMethod pending) => new()
    {
        Pending = pending,
        Channel = $"{pending.Id}",
        Label = "Phone",
        RegisteredUnder = AssuranceLevel.OneFactor,
        Beside = null,
        Now = Now,
    };

    private PendingMethod Pending(Person person) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = person.Id,
        Epoch = 1,
        TransactionKey = $"{person.Id}",
        Method = "totp",
        SealedSecret = [1, 2, 3],
        CreatedAt = Now,
        ExpiresAt = Now.AddMinutes(15),
    };

    private async Task<PendingMethod> BeginAsync(Person person, string method = "totp")
    {
        var pending = Pending(person) with { Method = method };
        await InScopeAsync<MethodStore>(methods => methods.BeginAsync(pending, None));
        return pending;
    }

    private Task<Guid> BeginOnceAsync(PendingMethod pending) =>
        InScopeAsync<MethodStore, Guid>(async methods => (await methods.BeginOnceAsync(pending, _ => true, None)).Id);

    private async Task<Guid> RegisterAsync(Person person, long? lastStep)
    {
        var pending = await BeginAsync(person);
        Assert.That(await CommitAsync(Commit(pending) with { LastStep = lastStep }), Is.EqualTo(CommitOutcome.Committed));
        return pending.Id;
    }

    private Task<CommitOutcome> CommitAsync(MethodCommit commit) =>
        InScopeAsync<MethodStore, CommitOutcome>(methods => methods.TryCommitAsync(commit, None));

    private Task<int> ExtendAsync(PendingMethod pending) => InScopeAsync<MethodStore, int>(methods =>
        methods.ExtendPendingAsync(pending.TransactionKey, pending.PersonId, Now, Now.AddHours(1), None));

    private Task<PendingMethod?> FindPendingAsync(PendingMethod pending) => InScopeAsync<MethodStore, PendingMethod?>(methods =>
        methods.FindPendingAsync(pending.TransactionKey, pending.PersonId, pending.Method, Now, None));

    private async Task<int> CountAsync(Person person) => (await MethodsAsync(person)).Count;

    private async Task<IReadOnlyList<RegisteredMethod>> MethodsAsync(Person person) => (await InScopeAsync<FactsReader, SignInFacts>(reader =>
        reader.ReadAsync(new() { PersonId = person.Id }, Now, None))).Person!.Facts.Methods;
}
