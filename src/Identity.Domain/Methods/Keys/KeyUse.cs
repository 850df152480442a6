namespace Identity.Domain.Methods.Keys;

/// <summary>How a key answered: what the authenticator said of this very assertion (attack 14).</summary>
/// <param name="UserVerified">Whether it verified its user for it.</param>
/// <param name="IsSynced">Whether it may be copied to other devices, so that its private key is not one piece of hardware's.</param>
public sealed record KeyUse(bool UserVerified, bool IsSynced);
