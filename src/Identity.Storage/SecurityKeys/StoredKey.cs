namespace Identity.Storage.SecurityKeys;

/// <summary>A credential of a security key or passkey, as it is kept beside its method (WebAuthn section 4, credential record).</summary>
public sealed record StoredKey
{
    /// <summary>The method that it belongs to.</summary>
    public required Guid MethodId { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The credential ID, at most 1023 bytes. No two people have the same.</summary>
    public required byte[] CredentialId { get; init; }

    /// <summary>The public key, in COSE (RFC 9052 section 7).</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>The RP ID that it was made for; under another one browsers do not offer it.</summary>
    public required string RelyingPartyId { get; init; }

    /// <summary>The AAGUID of the authenticator's model; zeros if it does not say.</summary>
    public required Guid Aaguid { get; init; }

    /// <summary>How it is reached, separated by spaces: <c>usb</c>, <c>nfc</c>, <c>ble</c>, <c>internal</c>, <c>hybrid</c>.</summary>
    public required string Transports { get; init; }

    /// <summary>The signature counter of its last answer; 0 if it has none.</summary>
    public required long SignatureCounter { get; init; }

    /// <summary>Whether it is found without the person's name.</summary>
    public required bool IsDiscoverable { get; init; }

    /// <summary>Whether it verified its user when it was registered.</summary>
    public required bool IsUserVerified { get; init; }

    /// <summary>Whether it may be copied to other devices. That never changes.</summary>
    public required bool IsBackupEligible { get; init; }

    /// <summary>Whether it was copied, as of its last answer.</summary>
    public required bool IsBackedUp { get; init; }

    /// <summary>The format of the attestation statement: <c>none</c>, or <c>packed</c> if its maker vouched for it.</summary>
    public required string AttestationFormat { get; init; }
}
