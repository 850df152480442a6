namespace Identity.Server.PasswordReset;

/// <summary>How beginning a password reset ended. It says nothing of who has the name (attack 11).</summary>
internal abstract record ResetBeginning
{
    private ResetBeginning()
    {
    }

    /// <summary>It has begun, and the gate has said what follows.</summary>
    public sealed record Begun(string Path) : ResetBeginning;

    /// <summary>Policy lets nobody reset a password here.</summary>
    public sealed record NotOffered(string? Contact) : ResetBeginning;

    /// <summary>It has to be paid for first.</summary>
    public sealed record Braked : ResetBeginning;
}
