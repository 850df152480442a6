namespace Identity.Testing;

/// <summary>What a forged key says in one ceremony. Tests change one thing of it.</summary>
public sealed record KeyForgery
{
    /// <summary>The kind of ceremony.</summary>
    public required string Type { get; init; }

    /// <summary>The challenge, in base64url.</summary>
    public required string Challenge { get; init; }

    /// <summary>The origin of the page.</summary>
    public required string Origin { get; init; }

    /// <summary>Whether the page was in a frame of another's.</summary>
    public bool CrossOrigin { get; init; }

    /// <summary>The page around that frame.</summary>
    public string? TopOrigin { get; init; }

    /// <summary>The RP ID that is hashed.</summary>
    public required string RelyingPartyId { get; init; }

    /// <summary>The flags: 1 present, 4 verified, 8 may be copied, 16 was copied, 64 a new credential.</summary>
    public required int Flags { get; init; }

    /// <summary>The counter.</summary>
    public required uint Counter { get; init; }

    /// <summary>The COSE algorithm that a new key says it has.</summary>
    public int Algorithm { get; init; } = -7;

    /// <summary>The person that an answer names.</summary>
    public string? UserHandle { get; init; }

    /// <summary>Another credential ID than the key's.</summary>
    public byte[]? CredentialId { get; init; }

    /// <summary>Another attestation object than the right one.</summary>
    public byte[]? Attestation { get; init; }

    /// <summary>Whether the signature is over something else.</summary>
    public bool BreaksSignature { get; init; }
}
