namespace Identity.Domain.Methods.Keys;

/// <summary>What a registered key showed of itself when it was registered (WebAuthn section 6.1).</summary>
/// <param name="Model">The AAGUID of its model; zeros if it does not say.</param>
/// <param name="IsDiscoverable">Whether it is found without the person's name.</param>
/// <param name="VerifiesUser">Whether it verified its user, by a fingerprint, face or PIN.</param>
/// <param name="IsSynced">Whether it may be copied to the person's other devices (backup eligible).</param>
public sealed record KeyTraits(Guid Model, bool IsDiscoverable, bool VerifiesUser, bool IsSynced)
{
    /// <summary>Whether it can stand alone: it says who somebody is, and verifies it. Only such a key is good for a password reset, in which nothing tells whose name it is (attack 11).</summary>
    public bool IsPasskey => IsDiscoverable && VerifiesUser;
}
