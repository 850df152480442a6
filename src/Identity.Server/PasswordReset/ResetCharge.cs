using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset;

/// <summary>Whether an answer may be given.</summary>
internal abstract record ResetCharge
{
    private ResetCharge()
    {
    }

    /// <summary>It may, and is paid for.</summary>
    /// <param name="Stored">The reset as it is stored now.</param>
    /// <param name="TriesLeft">How many answers to the method are left under this name.</param>
    /// <param name="IsVoid">Whether the person is locked under another name: the answer is wrong whatever it is, and nothing says why.</param>
    public sealed record Charged(StoredReset Stored, int TriesLeft, bool IsVoid) : ResetCharge;

    /// <summary>It may not, and is not looked at.</summary>
    public sealed record Locked(DateTimeOffset Until) : ResetCharge;

    /// <summary>Another request of this reset came first.</summary>
    public sealed record Overtaken : ResetCharge;
}
