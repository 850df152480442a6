using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Identity.Domain.SignIn;
using Identity.Storage.Methods;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.People;

/// <summary>People with their groups and methods, for moving in and out.</summary>
public sealed class PersonArchive(IdentityDatabase database)
{
    private const int PageSize = 500;

    /// <summary>Everybody, in the order of their names.</summary>
    public async IAsyncEnumerable<ArchivedPerson> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = "";
        while (await ReadPageAsync(last, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var person in page)
            {
                yield return person;
            }

            last = page[^1].Account.NormalizedUserName!;
        }
    }

    /// <summary>The person of that name, to be changed and saved; <see langword="null"/> if nobody has it.</summary>
    public async Task<ArchivedPerson?> FindAsync(string normalizedName, CancellationToken cancellationToken)
    {
        var found = await database.Users.Where(person => person.NormalizedUserName == normalizedName).ToListAsync(cancellationToken);
        return (await CompleteAsync(found, cancellationToken)).SingleOrDefault();
    }

    /// <summary>Makes these the registered methods of these kinds that the person has: another server saw them proven (rule 3).</summary>
    public async Task ReplaceMethodsAsync(
        Guid personId, IReadOnlyCollection<ArchivedMethod> methods, IReadOnlyCollection<string> kinds, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        await database.Set<MethodRow>().Where(row => row.PersonId == personId && kinds.Contains(row.Method)).ExecuteDeleteAsync(cancellationToken);
        await database.InsertAsync(methods.Select(method => Row(personId, method)), cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    private static MethodRow Row(Guid personId, ArchivedMethod method) => new()
    {
        Id = method.Id,
        PersonId = personId,
        Method = method.Method,
        Channel = method.Channel,
        Phone = method.Phone,
        Label = method.Label,
        RegisteredAt = method.RegisteredAt,
        RegisteredUnder = AssuranceLevel.OneFactor,
        IsDefault = method.IsDefault,
        SealedSecret = method.SealedSecret,
        LastStep = null,
    };

    [SuppressMessage("Globalization", "CA1309", Justification = "The database compares, and this overload is the one that is translated.")]
    private async Task<IReadOnlyList<ArchivedPerson>> ReadPageAsync(string after, CancellationToken cancellationToken) =>
        await CompleteAsync(
            await database.Users.AsNoTracking()
                .Where(person => string.Compare(person.NormalizedUserName, after) > 0)
                .OrderBy(person => person.NormalizedUserName)
                .Take(PageSize)
                .ToListAsync(cancellationToken),
            cancellationToken);

    private async Task<IReadOnlyList<ArchivedPerson>> CompleteAsync(List<Person> people, CancellationToken cancellationToken)
    {
        var ids = people.ConvertAll(person => person.Id);
        var groups = (await database.Set<MembershipRow>().AsNoTracking().Where(row => ids.Contains(row.PersonId)).ToListAsync(cancellationToken))
            .ToLookup(row => row.PersonId, row => row.GroupName);
        var methods = (await database.Set<MethodRow>().AsNoTracking().Where(row => ids.Contains(row.PersonId) && row.SealedSecret != null).ToListAsync(cancellationToken))
            .ToLookup(row => row.PersonId);
        return people.ConvertAll(person => new ArchivedPerson(
            person,
            [.. groups[person.Id].Order(StringComparer.Ordinal)],
            [.. methods[person.Id].OrderBy(row => row.RegisteredAt).ThenBy(row => row.Id).Select(Archived)]));
    }

    private static ArchivedMethod Archived(MethodRow row) => new()
    {
        Id = row.Id,
        Method = row.Method,
        Channel = row.Channel,
        Phone = row.Phone,
        Label = row.Label,
        RegisteredAt = row.RegisteredAt,
        IsDefault = row.IsDefault,
        SealedSecret = row.SealedSecret!,
    };
}
