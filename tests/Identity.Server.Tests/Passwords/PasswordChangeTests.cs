using Identity.Domain.Passwords;
using Identity.Domain.Policies;
using Identity.Server.Audit;
using Identity.Server.Passwords;
using Identity.Storage.Facts;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Passwords;

/// <summary>What every change of password does, whoever asks for it.</summary>
public sealed class PasswordChangeTests : ServerFixture
{
    [Test]
    [Category("rule-8")]
    public async Task A_locked_person_can_sign_in_at_once_with_the_new_password()
    {
        var sanne = (await NewcomerAsync("guests")).Person;
        for (var guess = 0; guess < 11; guess++)
        {
            await TryAsync(sanne with { Password = $"wrong {guess}" });
        }

        Assert.That((await TryAsync(sanne)).Step, Is.EqualTo("/sign-in"), "locked");

        Assert.That(await ChangeAsync(sanne, "another horse entirely"), Is.TypeOf<PasswordChangeOutcome.Changed>());
        Assert.That((await TryAsync(sanne with { Password = "another horse entirely" })).Step, Is.EqualTo("app"));
    }

    [Test]
    [Category("rule-8")]
    public async Task What_happens_alongside_is_kept_together_with_it_or_neither_is()
    {
        var sanne = (await NewcomerAsync("guests")).Person;
        var before = await Server.Rows.DumpAsync();

        var refused = await ChangeAsync(sanne, "another horse entirely", services => RecordAsync(services, goesOn: false));
        Assert.That(refused, Is.TypeOf<PasswordChangeOutcome.Overtaken>());
        Assert.That(await Server.Rows.DumpAsync(), Is.EqualTo(before));

        await ChangeAsync(sanne, "another horse entirely", services => RecordAsync(services, goesOn: true));
        Assert.That(await Server.Rows.CountAsync("audit_events", "kind = 'alongside'"), Is.EqualTo(1));
        Assert.That((await TryAsync(sanne with { Password = "another horse entirely" })).Step, Is.EqualTo("app"));
    }

    [Test]
    [Category("attack-1")]
    public async Task A_change_that_was_allowed_in_an_earlier_epoch_is_no_more()
    {
        var sanne = (await NewcomerAsync("guests")).Person;

        Assert.That(
            await ChangeAsync(sanne, "another horse entirely", _ => Task.FromResult(true), beforehand: () => Server.People.RaiseEpochAsync(sanne)),
            Is.TypeOf<PasswordChangeOutcome.Overtaken>());
        Assert.That((await TryAsync(sanne)).Step, Is.EqualTo("app"));
    }

    [Test]
    public async Task The_longest_password_in_any_script_can_be_signed_in_with()
    {
        var sanne = (await NewcomerAsync("guests")).Person;
        var longest = string.Concat(Enumerable.Range(0, PasswordLength.Longest).Select(index => char.ConvertFromUtf32(0x1F600 + (index * 7 % 80))));

        Assert.That(await ChangeAsync(sanne, longest), Is.TypeOf<PasswordChangeOutcome.Changed>());
        Assert.That((await TryAsync(sanne with { Password = longest })).Step, Is.EqualTo("app"));
        Assert.That((await TryAsync(sanne with { Password = longest[..^2] })).Step, Is.EqualTo("/sign-in"));
    }

    private static async Task<bool> RecordAsync(IServiceProvider services, bool goesOn)
    {
        var audit = services.GetRequiredService<AuditTrail>();
        await audit.AddAsync(audit.Event("alongside", personId: null), CancellationToken.None);
        return goesOn;
    }

    private Task<PasswordChangeOutcome> ChangeAsync(
        TestPerson person, string typed, Func<IServiceProvider, Task<bool>>? alongside = null, Func<Task>? beforehand = null) =>
        Server.UseAsync(async services =>
        {
            var facts = await services.GetRequiredService<FactsReader>().ReadAsync(
                new FactsQuery { PersonId = person.Id }, Server.Clock.GetUtcNow(), CancellationToken.None);
            await (beforehand?.Invoke() ?? Task.CompletedTask);
            var order = new PasswordOrder
            {
                PersonId = person.Id,
                Epoch = facts.Person!.Facts.Epoch,
                Rule = PasswordRule.Default,
                Typed = typed,
                Happened = services.GetRequiredService<AuditTrail>().Event(AuditKinds.PasswordChanged, person.Id),
            };
            return await services.GetRequiredService<PasswordChange>().ChangeAsync(
                order, _ => alongside?.Invoke(services) ?? Task.FromResult(true), CancellationToken.None);
        });
}
