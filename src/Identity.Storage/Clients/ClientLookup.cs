using Identity.OpenId.Clients;
using Identity.Storage.Attempts;
using Identity.Storage.Resources;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Clients;

/// <summary>Reads what the authentication of a client needs, in one command: the client, counters of attempts and, for clients that use them, the resources.</summary>
public sealed class ClientLookup(IdentityDatabase database, ClientCache cache, ResourceStore resources)
{
    private enum Part
    {
        Client,
        Attempt,
        Resource,
    }

    /// <summary>As they are stored now.</summary>
    public async Task<FoundClient> FindAsync(string clientId, IReadOnlyList<string> attempts, CancellationToken cancellationToken)
    {
        // What it used a moment ago it will use again; a client that has changed since reads the resources by themselves.
        var withResources = cache.Last(clientId) is { } last && last.UsesResources();
        var rows = await database.Set<ClientRow>().Where(row => row.ClientId == clientId)
            .Select(row => new { Part = Part.Client, Key = row.ClientId, Text = row.Document, row.Version })
            .Concat(database.Set<AttemptRow>().Where(row => attempts.Contains(row.Key))
                .Select(row => new { Part = Part.Attempt, row.Key, Text = row.State, row.Version }))
            .Concat(database.Set<ResourceRow>().Where(_ => withResources)
                .Select(row => new { Part = Part.Resource, Key = row.Identifier, Text = row.Document, Version = 0L }))
            .ToListAsync(cancellationToken);
        if (withResources)
        {
            resources.Take(rows.Where(row => row.Part is Part.Resource).OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Text));
        }

        var client = rows.SingleOrDefault(row => row.Part is Part.Client);
        return new FoundClient(
            client is null ? null : cache.Read(client.Key, client.Version, client.Text),
            rows.Where(row => row.Part is Part.Attempt).ToDictionary(row => row.Key, row => AttemptStore.Read(row.Text), StringComparer.Ordinal));
    }
}
