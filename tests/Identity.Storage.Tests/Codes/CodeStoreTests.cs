using Identity.Storage.Codes;
using Identity.Storage.Outbox;
using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Storage.Tests.Codes;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class CodeStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly CodeChannel[] Phones = [CodeChannel.Text, CodeChannel.Call];

    [Test]
    [Category("rule-6")]
    public async Task Code_is_spent_by_one_of_fifty_and_takes_the_others_of_its_scope_along()
    {
        var first = await AddAsync(await AddPersonAsync());
        var second = await AddAsync(first with { Id = Guid.CreateVersion7(), Digest = $"{Guid.CreateVersion7()}" });

        var answers = await FiftyAtOnceAsync<CodeStore, bool>((codes, number) => codes.TrySpendAsync(number % 2 == 0 ? first : second, Now, None));

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        Assert.That(await LiveAsync(first), Is.Empty);
    }

    [Test]
    [Category("rule-6")]
    public async Task Code_is_found_for_its_person_purpose_context_and_method_alone()
    {
        var code = await AddAsync(await AddPersonAsync());
        var scope = Scope(code);

        Assert.That(await FindAsync(scope), Has.Count.EqualTo(1));
        Assert.That(await FindAsync(scope with { PersonId = Guid.CreateVersion7() }), Is.Empty);
        Assert.That(await FindAsync(scope with { Purpose = CodePurpose.Registration }), Is.Empty);
        Assert.That(await FindAsync(scope with { Context = "another sign-in" }), Is.Empty);
        Assert.That(await FindAsync(scope with { MethodId = Guid.CreateVersion7() }), Is.Empty);
        Assert.That(await SpendAsync(code with { Context = "another sign-in" }), Is.False);
        Assert.That(await SpendAsync(code), Is.True);
        Assert.That(await SpendAsync(code), Is.False);
    }

    [Test]
    [Category("rule-6")]
    public async Task Code_works_until_it_expires_and_an_older_one_beside_it()
    {
        var code = await AddAsync(await AddPersonAsync());
        var newer = await AddAsync(code with { Id = Guid.CreateVersion7(), Digest = $"{Guid.CreateVersion7()}", CreatedAt = Now.AddSeconds(1) });

        Assert.That((await FindAsync(Scope(code))).Select(found => found.Id), Is.EqualTo([newer.Id, code.Id]), "the newest first");
        Assert.That(await InScopeAsync<CodeStore, bool>(codes => codes.TrySpendAsync(code, code.ExpiresAt, None)), Is.False);
        Assert.That(await InScopeAsync<CodeStore, bool>(codes => codes.TrySpendAsync(code, code.ExpiresAt.AddMilliseconds(-1), None)), Is.True);
    }

    [Test]
    [Category("attack-1")]
    public async Task Code_of_an_epoch_that_is_over_is_gone()
    {
        var code = await AddAsync(await AddPersonAsync());
        await RaiseEpochAsync(code.PersonId);

        Assert.That(await LiveAsync(code), Is.Empty);
        Assert.That(await SpendAsync(code), Is.False);
        Assert.That(await HoldAsync(code.PersonId, epoch: 1), Is.Null);
        Assert.That(await HoldAsync(code.PersonId, epoch: 2), Has.Count.EqualTo(1), "the pace outlives the epoch");
    }

    [Test]
    [Category("rule-6")]
    public async Task Call_is_good_only_once_it_was_answered_and_is_answered_by_one_of_fifty()
    {
        var call = await AddAsync(await AddPersonAsync(), CodeChannel.Call);
        Assert.That(await SpendAsync(call), Is.False, "not answered");

        var answers = await FiftyAtOnceAsync<CodeStore, bool>((codes, _) => codes.TryConfirmCallAsync(call.Digest, Now, None));

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        Assert.That(await SpendAsync(call), Is.True);
        Assert.That(await InScopeAsync<CodeStore, SentCode?>(codes => codes.FindCallAsync(call.Digest, Now, None)), Is.Null);
    }

    [Test]
    [Category("attack-13")]
    public async Task Call_that_was_reported_can_neither_be_answered_nor_used()
    {
        var call = await AddAsync(await AddPersonAsync(), CodeChannel.Call);

        Assert.That(await InScopeAsync<CodeStore, bool>(codes => codes.TryReportCallAsync(call, Now, None)), Is.True);

        Assert.That(await InScopeAsync<CodeStore, bool>(codes => codes.TryConfirmCallAsync(call.Digest, Now, None)), Is.False);
        Assert.That(await SpendAsync(call), Is.False);
    }

    [Test]
    [Category("rule-6")]
    public async Task Of_a_call_that_is_used_and_another_that_is_reported_at_one_moment_one_wins()
    {
        var person = await AddPersonAsync();
        var answered = await AddAsync(person, CodeChannel.Call);
        await InScopeAsync<CodeStore, bool>(codes => codes.TryConfirmCallAsync(answered.Digest, Now, None));
        var ringing = await AddAsync(person, CodeChannel.Call);

        var won = await FiftyAtOnceAsync<IServiceProvider, bool>((services, number) =>
            number % 2 == 0 ? services.GetRequiredService<CodeStore>().TrySpendAsync(answered, Now, None) : ReportAsync(services, ringing));

        Assert.That(won.Count(one => one), Is.EqualTo(1));
    }

    [Test]
    public async Task Digest_of_a_text_is_no_address_of_a_call()
    {
        var text = await AddAsync(await AddPersonAsync());

        Assert.That(await InScopeAsync<CodeStore, bool>(codes => codes.TryConfirmCallAsync(text.Digest, Now, None)), Is.False);
    }

    [TestCase("sent", 1)]
    [TestCase("in_doubt", 1)]
    [TestCase("failed", 0)]
    [TestCase("expired", 0)]
    [Category("fault-24")]
    public async Task What_certainly_did_not_leave_does_not_count(string state, int counted)
    {
        var code = await AddAsync(await AddPersonAsync());
        await InScopeAsync<OutboxStore>(outbox => outbox.AddAsync(
            new OutboxMessage { Id = code.Id, Kind = "text", IdempotencyKey = $"code:{code.Id}", CreatedAt = Now, NotBefore = Now.AddHours(1), ExpiresAt = Now.AddHours(2) }, None));
        await InScopeAsync<IdentityDatabase>(database => database.Database.ExecuteSqlAsync(
            $"UPDATE outbox SET state = {state} WHERE idempotency_key = {$"code:{code.Id}"}", None));

        Assert.That(await HoldAsync(code.PersonId), Has.Count.EqualTo(counted));
    }

    [Test]
    [Category("fault-24")]
    public async Task Of_two_requests_at_one_moment_the_second_sees_what_the_first_has_sent()
    {
        var person = await AddPersonAsync();

        var sent = await FiftyAtOnceAsync<IServiceProvider, int>(async (services, _) =>
        {
            var codes = services.GetRequiredService<CodeStore>();
            await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(None);
            var before = (await codes.HoldAndFindSentAsync(person.Id, person.Epoch, Phones, Now.AddHours(-1), None))!.Count;
            await codes.AddAsync(Code(person), None);
            await write.CommitAsync(None);
            return before;
        });

        Assert.That(sent, Is.EquivalentTo(Enumerable.Range(0, 50)));
    }

    [Test]
    public async Task Mail_is_spent_without_an_answer_and_has_a_pace_of_its_own()
    {
        var person = await AddPersonAsync();
        var mail = await AddAsync(person, CodeChannel.Mail);

        Assert.That(await HoldAsync(person.Id), Is.Empty);
        Assert.That(await HoldAsync(person.Id, channels: [CodeChannel.Mail]), Has.Count.EqualTo(1));
        Assert.That(await SpendAsync(mail), Is.True);
        Assert.That(await SpendAsync(mail), Is.False);
    }

    [Test]
    [Category("rule-4")]
    [Category("rule-6")]
    public async Task Code_of_a_reset_is_none_of_a_registration_of_a_review_or_of_a_sign_in()
    {
        var code = await AddAsync(Code(await AddPersonAsync(), CodeChannel.Mail) with { Purpose = CodePurpose.PasswordReset });

        foreach (var purpose in Enum.GetValues<CodePurpose>())
        {
            Assert.That(await FindAsync(Scope(code) with { Purpose = purpose }), Has.Count.EqualTo(purpose is CodePurpose.PasswordReset ? 1 : 0), $"{purpose}");
        }
    }

    private SentCode Code(Person person, CodeChannel channel = CodeChannel.Text) => new()
    {
        Id = Guid.CreateVersion7(),
        Purpose = CodePurpose.SignIn,
        PersonId = person.Id,
        Epoch = person.Epoch,
        Context = "a sign-in",
        MethodId = person.Id,
        Channel = channel,
        Digest = $"{Guid.CreateVersion7()}",
        Language = "en",
        CreatedAt = Now,
        ExpiresAt = Now.AddMinutes(10),
    };

    private Task<SentCode> AddAsync(Person person, CodeChannel channel = CodeChannel.Text) => AddAsync(Code(person, channel));

    private async Task<SentCode> AddAsync(SentCode code)
    {
        await InScopeAsync<CodeStore>(codes => codes.AddAsync(code, None));
        return code;
    }

    private async Task<bool> ReportAsync(IServiceProvider services, SentCode call)
    {
        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(None);
        if (!await services.GetRequiredService<CodeStore>().TryReportCallAsync(call, Now, None))
        {
            return false;
        }

        await services.GetRequiredService<PersonStore>().RaiseEpochAsync(call.PersonId, None);
        await write.CommitAsync(None);
        return true;
    }

    private static CodeScope Scope(SentCode code) => new(code.Purpose, code.PersonId, code.Context, code.MethodId);

    private Task<IReadOnlyList<SentCode>> LiveAsync(SentCode code) => FindAsync(Scope(code));

    private Task<IReadOnlyList<SentCode>> FindAsync(CodeScope scope) =>
        InScopeAsync<CodeStore, IReadOnlyList<SentCode>>(codes => codes.FindLiveAsync(scope, Now, None));

    private Task<bool> SpendAsync(SentCode code) => InScopeAsync<CodeStore, bool>(codes => codes.TrySpendAsync(code, Now, None));

    private Task<IReadOnlyList<DateTimeOffset>?> HoldAsync(Guid personId, long epoch = 1, CodeChannel[]? channels = null) =>
        InScopeAsync<CodeStore, IReadOnlyList<DateTimeOffset>?>(codes => codes.HoldAndFindSentAsync(personId, epoch, channels ?? Phones, Now.AddHours(-1), None));
}
