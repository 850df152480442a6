using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Tokens;

/// <summary>A token changes hands with the method that it is, in the same write.</summary>
internal static class TokenHands
{
    /// <summary>Gives the token behind a method that is removed back to the stock; nothing if it is no token's.</summary>
    public static Task ReleaseTokenAsync(this IdentityDatabase database, Guid personId, Guid methodId, CancellationToken cancellationToken) =>
        database.Set<HardwareTokenRow>().Where(row => row.MethodId == methodId && row.PersonId == personId)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.PersonId, (Guid?)null)
                    .SetProperty(row => row.AssignedAt, (DateTimeOffset?)null)
                    .SetProperty(row => row.MethodId, (Guid?)null),
                cancellationToken);

    /// <summary>Takes the token back with a method that is restored; <see langword="false"/> if it is somebody else's by now, or gone.</summary>
    public static async Task<bool> TryTakeTokenBackAsync(
        this IdentityDatabase database, Guid personId, Guid methodId, string channel, CancellationToken cancellationToken) =>
        Guid.TryParse(channel.AsSpan(channel.IndexOf(':', StringComparison.Ordinal) + 1), out var tokenId)
        && await database.Set<HardwareTokenRow>()
            .Where(row => row.Id == tokenId && row.MethodId == null && (row.PersonId == null || row.PersonId == personId))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.PersonId, personId).SetProperty(row => row.MethodId, methodId), cancellationToken) == 1;
}
