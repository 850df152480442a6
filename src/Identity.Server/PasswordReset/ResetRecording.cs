namespace Identity.Server.PasswordReset;

/// <summary>How keeping a proof ended.</summary>
internal abstract record ResetRecording
{
    private ResetRecording()
    {
    }

    /// <summary>It is kept, and the gate has said what follows.</summary>
    public sealed record Recorded(string Path) : ResetRecording;

    /// <summary>What proved it was used before.</summary>
    public sealed record Used : ResetRecording;

    /// <summary>The reset was changed meanwhile, or its person was.</summary>
    public sealed record Overtaken : ResetRecording;
}
