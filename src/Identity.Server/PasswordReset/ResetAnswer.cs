namespace Identity.Server.PasswordReset;

/// <summary>How an answer in a password reset ended.</summary>
internal abstract record ResetAnswer
{
    private ResetAnswer()
    {
    }

    /// <summary>It was right, is spent, and the gate has said what follows.</summary>
    public sealed record Proven(string Path) : ResetAnswer;

    /// <summary>It was wrong, or was used before; the two look the same.</summary>
    /// <param name="TriesLeft">How many answers to the method are left.</param>
    public sealed record Wrong(int TriesLeft) : ResetAnswer;

    /// <summary>Nothing that was asked for can be answered any more.</summary>
    public sealed record Expired : ResetAnswer;

    /// <summary>A call was not answered, or not yet.</summary>
    public sealed record NotAnswered : ResetAnswer;

    /// <summary>There were too many; nothing was looked at.</summary>
    public sealed record Locked(DateTimeOffset Until) : ResetAnswer;

    /// <summary>Another request of this reset came first; the person goes where that one led.</summary>
    public sealed record Overtaken : ResetAnswer;
}
