namespace Identity.Server.Pages.Shared;

/// <summary>What a form with <c>_CodeField</c> sends.</summary>
internal sealed class CodeInput
{
    /// <summary>As typed, with spaces and all.</summary>
    public string? Code { get; init; }
}
