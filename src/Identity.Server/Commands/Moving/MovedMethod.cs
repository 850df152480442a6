using Identity.Server.Authenticators.Totp;

namespace Identity.Server.Commands.Moving;

/// <summary>An authenticator app that was registered elsewhere.</summary>
/// <param name="Secret">Its key.</param>
/// <param name="Label">The person's own name for it.</param>
/// <param name="RegisteredAt">When it was registered; <see langword="null"/> if it is not known.</param>
/// <param name="IsDefault">Whether it is asked for first.</param>
internal sealed record MovedMethod(TotpSecret Secret, string Label, DateTimeOffset? RegisteredAt, bool IsDefault)
{
    /// <summary>Whether a method here is this one, with the same key, name and place.</summary>
    public bool IsSame(MovedMethod other) =>
        HasSameKey(other) && Label == other.Label && IsDefault == other.IsDefault
        && (RegisteredAt is null || other.RegisteredAt is null || RegisteredAt == other.RegisteredAt);

    /// <summary>Whether both have the same key.</summary>
    public bool HasSameKey(MovedMethod other) => Secret.Base32 == other.Secret.Base32;
}
