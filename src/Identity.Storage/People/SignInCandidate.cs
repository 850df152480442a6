namespace Identity.Storage.People;

/// <summary>Whom a typed name means, with what the password check needs.</summary>
/// <param name="Id">The person's key.</param>
/// <param name="PasswordHash">The hash; <see langword="null"/> if the person has no password.</param>
/// <param name="Epoch">The person's epoch, for the proof.</param>
/// <param name="IsDisabled">Whether the account is switched off.</param>
public sealed record SignInCandidate(Guid Id, string? PasswordHash, long Epoch, bool IsDisabled);
