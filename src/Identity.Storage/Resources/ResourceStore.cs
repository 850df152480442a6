using System.Text.Json;
using Identity.OpenId.Resources;
using Identity.OpenId.Stores;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Resources;

/// <summary>The registered resources in the database. They are read anew each time, so a change is in force at the very next request everywhere.</summary>
public sealed class ResourceStore(IdentityDatabase database) : IResourceStore
{
    private IReadOnlyList<Resource>? atHand;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Resource>> ListAsync(CancellationToken cancellationToken) => atHand ?? await ReadAsync(cancellationToken);

    /// <summary>Has those at hand that the request at hand has read beside something else, so that it reads them once.</summary>
    internal void Take(IEnumerable<string> documents) => atHand = Parse(documents);

    /// <summary>Registers a resource, or puts it in the place of the one of the same identifier; the scope that another one has, if there is any.</summary>
    public async Task<string?> SetAsync(Resource resource, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);

        // Two that are set at once see each other.
        await database.LockAsync(DatabaseLock.Resources, cancellationToken);
        var others = (await ReadAsync(cancellationToken)).Where(other => other.Identifier != resource.Identifier);
        if (others.SelectMany(other => other.Scopes.Keys).FirstOrDefault(resource.Scopes.ContainsKey) is { } taken)
        {
            return taken;
        }

        var document = JsonSerializer.Serialize(resource);
        await database.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO resources (identifier, document) VALUES ({resource.Identifier}, {document})
             ON CONFLICT (identifier) DO UPDATE SET document = excluded.document
             """,
            cancellationToken);
        await write.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Forgets a resource: no token for it is made any more; <see langword="false"/> if there is none of that identifier.</summary>
    public async Task<bool> RemoveAsync(string identifier, CancellationToken cancellationToken) =>
        await database.Set<ResourceRow>().Where(row => row.Identifier == identifier).ExecuteDeleteAsync(cancellationToken) == 1;

    private async Task<IReadOnlyList<Resource>> ReadAsync(CancellationToken cancellationToken) =>
        Parse(await database.Set<ResourceRow>().AsNoTracking().OrderBy(row => row.Identifier).Select(row => row.Document).ToListAsync(cancellationToken));

    private static IReadOnlyList<Resource> Parse(IEnumerable<string> documents) => [.. documents.Select(document => JsonSerializer.Deserialize<Resource>(document)!)];
}
