using Identity.Domain.Methods.Keys;
using Identity.Storage.SecurityKeys;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>How the answer of a key ended.</summary>
internal abstract record KeyAnswer
{
    private KeyAnswer()
    {
    }

    /// <summary>It was right; its counter is still to be written down.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="Use">What it said of this very answer.</param>
    /// <param name="Counter">Its counter.</param>
    /// <param name="IsBackedUp">Whether it was copied by now.</param>
    public sealed record Right(StoredKey Key, KeyUse Use, long Counter, bool IsBackedUp) : KeyAnswer;

    /// <summary>It was not.</summary>
    public sealed record Refused(KeyFault Fault) : KeyAnswer;
}
