using Identity.Domain.Policies;
using Identity.Storage.AppPasswords;
using Identity.Storage.RememberedDevices;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Policies;

/// <summary>The versions of the policy document. The one in force travels with <see cref="Facts.FactsReader"/>.</summary>
public sealed class PolicyStore(IdentityDatabase database, AppPasswordStore appPasswords, RememberedDeviceStore devices)
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
    /// <remarks>
    /// A document in which app passwords are off ends everybody's for good: switched on again, nobody's old one works. In the same way one that has
    /// devices remembered for fewer days, or not at all, makes those that are remembered end sooner.
    /// </remarks>
    public async Task<bool> TryPublishAsync(
        string document, long expectedVersion, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (await database.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO policies (version, document, published_by, published_at)
             SELECT {expectedVersion + 1}, {document}, {by}, {now.ToUnixTimeMilliseconds()}
             WHERE COALESCE((SELECT MAX(version) FROM policies), 0) = {expectedVersion} ON CONFLICT (version) DO NOTHING
             """,
            cancellationToken) == 0)
        {
            return false;
        }

        if (PolicyReader.Read(document) is PolicyReading.Valid(var policy))
        {
            if (policy.AppPasswords is AppPasswordUse.Off)
            {
                await appPasswords.EndEverybodysAsync(now, cancellationToken);
            }

            await devices.ShortenAsync(policy.RememberDeviceDays, cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
        return true;
    }
}
