using Identity.Server.PasswordReset;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>What the first page of a reset says.</summary>
internal sealed record StartView
{
    /// <summary>Whether policy lets anybody reset a password here.</summary>
    public bool IsOffered { get; init; } = true;

    /// <summary>Who helps otherwise: a link or a mail address.</summary>
    public string? Contact { get; init; }

    /// <summary>Back to the sign-in that waits; <see langword="null"/> if none does.</summary>
    public string? BackPath { get; init; }

    /// <summary>The name as it was typed.</summary>
    public string? UserName { get; init; }

    /// <summary>Whether no name was typed.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>What has to be done first after many tries; <see langword="null"/> if there were not.</summary>
    public ResetBeginning.Braked? Braked { get; init; }
}
