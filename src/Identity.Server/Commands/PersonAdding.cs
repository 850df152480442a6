using System.Text.Json.Nodes;
using Identity.Domain.Passwords;
using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;

namespace Identity.Server.Commands;

/// <summary>Adds people: account, groups and audit event, all or nothing.</summary>
internal sealed class PersonAdding(
    UserManager<Person> users, PersonStore people, IdentityDatabase database, AuditLog audit, TimeProvider clock)
{
    /// <summary>Adds a person.</summary>
    /// <exception cref="CommandException">The name is taken, or the password too short.</exception>
    public async Task<Person> AddAsync(NewPerson added, CancellationToken cancellationToken)
    {
        if (!PasswordLength.IsHashable(added.Password))
        {
            throw new CommandException([$"The password is longer than {PasswordLength.Longest} characters."]);
        }

        var person = Account(added, clock.GetUtcNow());
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (await users.CreateAsync(person, added.Password) is { Succeeded: false } refused)
        {
            throw new CommandException([.. refused.Errors.Select(error => error.Description)]);
        }

        await people.SetGroupsAsync(person.Id, added.Groups, cancellationToken);
        await audit.AddAsync(CommandEvents.Event(AuditKinds.PersonAdded, person.CreatedAt) with { PersonId = person.Id }, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return person;
    }

    private static Person Account(NewPerson added, DateTimeOffset now)
    {
        var claims = added.Claims.DeepClone().AsObject();
        var name = Take<string>(claims, "name");
        var email = Take<string>(claims, "email");
        var person = new Person
        {
            Id = Guid.CreateVersion7(now),
            UserName = added.UserName,
            DisplayName = added.DisplayName ?? name ?? added.UserName,
            Email = added.Email ?? email,
            EmailConfirmed = Take<bool>(claims, "email_verified"),
            PhoneNumber = Take<string>(claims, "phone_number"),
            PhoneNumberConfirmed = Take<bool>(claims, "phone_number_verified"),
            CreatedAt = now,
        };
        person.Profile = claims.Count > 0 ? claims.ToJsonString() : null;
        return person;
    }

    // What the account itself holds is kept there alone.
    private static T? Take<T>(JsonObject claims, string name)
    {
        var value = claims[name];
        claims.Remove(name);
        return value is null ? default : value.GetValue<T>();
    }
}
