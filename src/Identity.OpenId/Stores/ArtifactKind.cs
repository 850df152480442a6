namespace Identity.OpenId.Stores;

/// <summary>Kinds of artifact. The numbers are stored.</summary>
public enum ArtifactKind
{
    /// <summary>An authorization code (RFC 6749 section 4.1).</summary>
    AuthorizationCode = 1,

    /// <summary>A refresh token (RFC 6749 section 6).</summary>
    RefreshToken = 2,

    /// <summary>A sign-out that waits for the person's confirmation (RP-initiated logout).</summary>
    EndSession = 3,

    /// <summary>A pushed authorization request (RFC 9126).</summary>
    PushedRequest = 4,

    /// <summary>A device code (RFC 8628): its grant is added when a person approves it; without one and consumed, it was denied.</summary>
    DeviceCode = 5,

    /// <summary>The code that a person types for a device; its data is the device code's key.</summary>
    UserCode = 6,
}
