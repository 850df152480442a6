using Identity.Storage.Facts;

namespace Identity.Server.PasswordReset;

/// <summary>The rules and the hash of the password that a reset ends with.</summary>
internal interface IResetPassword
{
    /// <summary>The text that says why the rules do not take it; <see langword="null"/> if they do.</summary>
    string? ProblemWith(StoredPerson person, string newPassword);

    /// <summary>Sets it under the next epoch, in one write with what <paramref name="alongside"/> writes; <see langword="false"/> if the epoch is another by now, or that says so.</summary>
    Task<bool> TrySetAsync(StoredPerson person, string newPassword, Func<Task<bool>> alongside, CancellationToken cancellationToken);
}
