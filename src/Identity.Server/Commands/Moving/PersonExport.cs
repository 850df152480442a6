using System.Text.Json.Nodes;
using Identity.Storage.People;

namespace Identity.Server.Commands.Moving;

/// <summary>Writes people out as lines that an import takes.</summary>
internal sealed class PersonExport(PersonArchive archive, MovedMethods moved)
{
    /// <summary>Writes everybody; how many they were.</summary>
    public async Task<int> WriteAsync(TextWriter output, bool withHashes, bool withSecrets, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var person in archive.ReadAsync(cancellationToken))
        {
            await output.WriteLineAsync(PersonLineWriter.Write(Line(person, withHashes, withSecrets)));
            count++;
        }

        return count;
    }

    private PersonLine Line(ArchivedPerson person, bool withHashes, bool withSecrets)
    {
        var account = person.Account;
        return new PersonLine
        {
            UserName = account.UserName!,
            DisplayName = account.DisplayName,
            Email = account.Email,
            EmailVerified = account.Email is null ? null : account.EmailConfirmed,
            PhoneNumber = account.PhoneNumber,
            PhoneNumberVerified = account.PhoneNumber is null ? null : account.PhoneNumberConfirmed,
            Groups = person.Groups,
            Profile = account.Profile is { } profile ? JsonNode.Parse(profile)!.AsObject() : null,
            Disabled = account.IsDisabled,
            CreatedAt = account.CreatedAt,
            PasswordHash = withHashes && account.PasswordHash is { } hash ? new MovedHash(hash, account.PasswordScheme) : null,
            Methods = withSecrets ? moved.Opened(person) : null,
        };
    }
}
