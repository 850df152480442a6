namespace Identity.Server.PasswordReset;

/// <summary>What a handle and a browser lead to.</summary>
internal abstract record FoundReset
{
    private FoundReset()
    {
    }

    /// <summary>A reset that is going on.</summary>
    public sealed record Open(ResetState State) : FoundReset;

    /// <summary>One whose time is over, or whose person changed meanwhile after something was proven.</summary>
    public sealed record Over(ResetState State) : FoundReset;

    /// <summary>One that ended with a new password.</summary>
    public sealed record Completed(ResetState State) : FoundReset;

    /// <summary>None of this browser.</summary>
    public sealed record Unknown : FoundReset;
}
