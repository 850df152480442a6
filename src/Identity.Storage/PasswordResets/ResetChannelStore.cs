using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.PasswordResets;

/// <summary>The channels that are held after a reset. They are read by <see cref="Facts.FactsReader"/>.</summary>
public sealed class ResetChannelStore(IdentityDatabase database)
{
    /// <summary>Holds channels from <paramref name="at"/> on, in the caller's write; one that is held already is held anew.</summary>
    public async Task HoldAsync(Guid personId, IReadOnlyList<string> channels, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var channel in channels)
        {
            await database.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO reset_channels (person_id, channel, at) VALUES ({personId}, {channel}, {at.ToUnixTimeMilliseconds()})
                 ON CONFLICT (person_id, channel) DO UPDATE SET at = excluded.at
                 """,
                cancellationToken);
        }
    }

    /// <summary>Forgets the person's channels that are not in <paramref name="held"/>, in the caller's write: others have succeeded since.</summary>
    public Task ForgetAsync(Guid personId, IReadOnlyCollection<string> held, CancellationToken cancellationToken) =>
        database.Set<ResetChannelRow>().Where(row => row.PersonId == personId && !held.Contains(row.Channel)).ExecuteDeleteAsync(cancellationToken);
}
