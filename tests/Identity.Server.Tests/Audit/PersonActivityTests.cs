using Identity.Server.Audit;
using Identity.Storage.Auditing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Audit;

/// <summary>What people see of what happened to their account.</summary>
public sealed class PersonActivityTests : ServerFixture
{
    [Test]
    public async Task A_person_sees_what_happened_with_app_address_and_method()
    {
        var lars = await RegisteredAsync("staff");
        await lars.OpenAsync();
        await lars.FinishAsync();

        var shown = await ShownAsync(lars.Person.Id);

        // The clock stands still between them.
        Assert.That(shown.Select(entry => entry.Kind), Is.SupersetOf([AuditKinds.SessionRaised, AuditKinds.SecondStepProven, AuditKinds.PasswordProven]));
        var signedIn = shown.First(entry => entry.Kind == AuditKinds.SessionRaised);
        Assert.That((signedIn.Text, signedIn.ClientName, signedIn.Method), Is.EqualTo(("Signed in", "Expenses", (string?)null)));
        Assert.That(signedIn.Address, Is.EqualTo("127.0.0.1").Or.EqualTo("::1"));
        Assert.That(shown.First(entry => entry.Kind == AuditKinds.SecondStepProven).Method, Is.EqualTo("Authenticator app"));
    }

    [Test]
    public async Task A_guessed_password_is_shown_to_whom_it_belongs_and_to_nobody_else()
    {
        var (sanne, mila) = (await NewcomerAsync("staff"), await NewcomerAsync("staff"));
        Server.Clock.Advance(TimeSpan.FromSeconds(1));
        await TryAsync(sanne.Person with { Password = "wrong" });

        Assert.That((await ShownAsync(sanne.Person.Id))[0], Has.Property("Kind").EqualTo(AuditKinds.PasswordRefused).And.Property("Address").Not.Null);
        Assert.That((await ShownAsync(mila.Person.Id)).Select(entry => entry.Kind), Is.EqualTo([AuditKinds.PersonAdded]));
    }

    [Test]
    public async Task The_address_of_somebody_else_who_acted_is_not_shown()
    {
        var sanne = await NewcomerAsync("staff");
        var happened = new AuditEvent
        {
            Id = Guid.CreateVersion7(),
            At = Server.Clock.GetUtcNow(),
            Kind = AuditKinds.MethodRemoved,
            PersonId = sanne.Person.Id,
            ActorId = Guid.CreateVersion7(),
            Address = "203.0.113.7",
        };
        await Server.UseAsync(services => services.GetRequiredService<AuditLog>().AddAsync(happened, CancellationToken.None));

        var shown = (await ShownAsync(sanne.Person.Id)).Single(entry => entry.Kind == AuditKinds.MethodRemoved);

        Assert.That(shown.Address, Is.Null);
    }

    [Test]
    public async Task No_more_are_shown_than_asked_for()
    {
        var sanne = await NewcomerAsync("staff");
        await TryAsync(sanne.Person with { Password = "wrong" });

        Assert.That(await ShownAsync(sanne.Person.Id, count: 1), Has.Count.EqualTo(1));
    }

    private Task<IReadOnlyList<ActivityEntry>> ShownAsync(Guid personId, int count = 20) =>
        Server.UseAsync(services => services.GetRequiredService<PersonActivity>().ReadAsync(personId, count, CancellationToken.None));
}
