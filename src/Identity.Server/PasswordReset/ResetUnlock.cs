using Identity.Storage.Attempts;

namespace Identity.Server.PasswordReset;

/// <summary>Forgets what failed in resets of a person: after one that succeeded, or when an administrator says so.</summary>
internal sealed class ResetUnlock(AttemptStore attempts, ResetNames names)
{
    /// <summary>Forgets it, in the caller's write.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="userNames">The person's names: the user name and the mail address, as far as there are.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task UnlockAsync(Guid personId, IReadOnlyCollection<string?> userNames, CancellationToken cancellationToken)
    {
        string[] digests = [.. userNames.OfType<string>().Select(name => names.Digest(names.Normalize(name))).Distinct(StringComparer.Ordinal)];
        return attempts.ForgetAsync(
            ResetCounterKeys.All(personId, digests).Concat(ResetCounterKeys.OfMails(personId, digests)), cancellationToken);
    }
}
