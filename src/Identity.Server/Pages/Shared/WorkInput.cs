namespace Identity.Server.Pages.Shared;

/// <summary>What <c>_ProofOfWork</c> sends.</summary>
internal sealed class WorkInput
{
    /// <summary>The challenge, as it was given.</summary>
    public string? Challenge { get; init; }

    /// <summary>The number that the browser found; <see langword="null"/> without JavaScript.</summary>
    public string? Answer { get; init; }
}
