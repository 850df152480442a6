using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Policies;

/// <summary>The versions of the policy document. The one in force travels with <see cref="Facts.FactsReader"/>.</summary>
public sealed class PolicyStore(IdentityDatabase database)
{
    /// <summary>The version in force; <see langword="null"/> if none was ever published.</summary>
    public Task<PolicyRow?> FindCurrentAsync(CancellationToken cancellationToken) =>
        database.Set<PolicyRow>().AsNoTracking().OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Puts a document in force at once, on every server; <see langword="false"/> if the version is no longer the expected one.</summary>
    /// <param name="document">The document's text.</param>
    /// <param name="expectedVersion">The version that the change was made from; 0 if there was none.</param>
    /// <param name="by">Who publishes it.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> TryPublishAsync(
        string document, long expectedVersion, string by, DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO policies (version, document, published_by, published_at)
             SELECT {expectedVersion + 1}, {document}, {by}, {now.ToUnixTimeMilliseconds()}
             WHERE COALESCE((SELECT MAX(version) FROM policies), 0) = {expectedVersion} ON CONFLICT (version) DO NOTHING
             """,
            cancellationToken) == 1;
}
