using System.Diagnostics.CodeAnalysis;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>The flags of authenticator data (WebAuthn section 6.1).</summary>
[Flags]
[SuppressMessage("Naming", "S2344:Enumeration type names should not have \"Flags\" or \"Enum\" suffixes", Justification = "WebAuthn calls them so.")]
internal enum AuthenticatorFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>UP: somebody was there.</summary>
    UserPresent = 1,

    /// <summary>UV: the key verified who.</summary>
    UserVerified = 1 << 2,

    /// <summary>BE: it may be copied to other devices.</summary>
    BackupEligible = 1 << 3,

    /// <summary>BS: it was copied.</summary>
    BackedUp = 1 << 4,

    /// <summary>AT: a new credential is in it.</summary>
    AttestedCredentialData = 1 << 6,

    /// <summary>ED: extensions are in it.</summary>
    ExtensionData = 1 << 7,
}
