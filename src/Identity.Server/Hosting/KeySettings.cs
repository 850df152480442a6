namespace Identity.Server.Hosting;

/// <summary>The section <c>Identity:SecurityKeys</c>: to whom security keys and passkeys belong. Never taken from a request (attack 14).</summary>
internal sealed record KeySettings
{
    /// <summary>The RP ID (WebAuthn section 4): a domain that all <see cref="Origins"/> are under; by default the host of the issuer. Keys are good for this one alone, for ever.</summary>
    public string? RelyingPartyId { get; init; }

    /// <summary>The name that authenticators show; by default the organisation's.</summary>
    public string? RelyingPartyName { get; init; }

    /// <summary>The origins whose pages may ask for keys; by default the issuer's.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>A file with the makers' root certificates (PEM); a policy that requires attestation needs it.</summary>
    public string? AttestationRoots { get; init; }
}
