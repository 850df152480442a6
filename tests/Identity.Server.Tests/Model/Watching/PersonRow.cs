namespace Identity.Server.Tests.Model.Watching;

/// <summary>What is stored of a person.</summary>
/// <param name="Id">The key.</param>
/// <param name="Epoch">The epoch.</param>
/// <param name="IsDisabled">Whether the account is switched off.</param>
/// <param name="MustChange">Whether a new password is asked for.</param>
/// <param name="IsFrozen">Whether changes are frozen.</param>
/// <param name="Hash">The password's hash.</param>
/// <param name="CreatedAt">When the account was made.</param>
internal sealed record PersonRow(Guid Id, long Epoch, bool IsDisabled, bool MustChange, bool IsFrozen, string? Hash, DateTimeOffset CreatedAt);
