using Identity.Storage.SecurityKeys;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>How making a new key ended.</summary>
internal abstract record KeyCreation
{
    private KeyCreation()
    {
    }

    /// <summary>It is good. It is registered once its method is.</summary>
    public sealed record Made(StoredKey Key) : KeyCreation;

    /// <summary>It is not.</summary>
    public sealed record Refused(KeyFault Fault) : KeyCreation;
}
