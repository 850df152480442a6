using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;

namespace Identity.Server.Commands.Moving;

/// <summary>Brings one person in: all of a line or nothing.</summary>
/// <remarks>
/// Profile and groups follow the line whenever it is imported. Password and methods follow it until the person has signed in here or changed
/// them; from then on they are the person's, and an import leaves them alone and says so. An import switches accounts off, and never on.
/// </remarks>
internal sealed class PersonImport(
    UserManager<Person> users,
    PersonStore people,
    PersonArchive archive,
    PersonUpdate update,
    IdentityDatabase database,
    AuditLog audit,
    MovedMethods moved,
    ILookupNormalizer normalizer,
    TimeProvider clock)
{
    /// <summary>Imports a line; without <paramref name="keep"/> everything is done and then dropped.</summary>
    public async Task<ImportOutcome> ApplyAsync(PersonLine line, bool keep, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var outcome = await archive.FindAsync(normalizer.NormalizeName(line.UserName), cancellationToken) is { } known
            ? await update.ApplyAsync(known, line, cancellationToken)
            : await AddAsync(line, cancellationToken);
        if (keep && outcome is not ImportOutcome.Refused)
        {
            await write.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    private async Task<ImportOutcome> AddAsync(PersonLine line, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var person = Account(line, now);
        var made = line.Password is { } password ? await users.CreateAsync(person, password) : await users.CreateAsync(person);
        if (!made.Succeeded)
        {
            return ImportErrors.Of(made);
        }

        await people.SetGroupsAsync(person.Id, line.Groups ?? [], cancellationToken);
        await archive.ReplaceMethodsAsync(person.Id, moved.Sealed(line.Methods ?? [], person.Id, now), MovedMethods.Kinds, cancellationToken);
        await audit.AddAsync(
            CommandEvents.Event(AuditKinds.PersonAdded, now, line.Methods is { Count: > 0 } ? ["import", "methods"] : ["import"]) with { PersonId = person.Id },
            cancellationToken);
        return new ImportOutcome.Added();
    }

    private static Person Account(PersonLine line, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserName = line.UserName,
        DisplayName = line.DisplayName ?? line.UserName,
        Email = line.Email,
        EmailConfirmed = line.EmailVerified ?? false,
        PhoneNumber = line.PhoneNumber,
        PhoneNumberConfirmed = line.PhoneNumberVerified ?? false,
        Profile = line.Profile is { Count: > 0 } profile ? profile.ToJsonString() : null,
        IsDisabled = line.Disabled ?? false,
        CreatedAt = line.CreatedAt ?? now,
        PasswordHash = line.PasswordHash?.Text,
        PasswordScheme = line.PasswordHash?.Scheme ?? Person.OwnScheme,
    };
}
