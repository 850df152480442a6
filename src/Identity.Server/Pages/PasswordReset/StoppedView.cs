namespace Identity.Server.Pages.PasswordReset;

/// <summary>What is said where a password cannot be reset.</summary>
/// <param name="Contact">Who helps: a link or a mail address; <see langword="null"/> if policy names nobody.</param>
/// <param name="BackPath">Back to the sign-in that waits; <see langword="null"/> if none does.</param>
internal sealed record StoppedView(string? Contact, string? BackPath)
{
    /// <summary>The address of the link to whoever helps.</summary>
    public string? ContactLink => Contact?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == false ? $"mailto:{Contact}" : Contact;
}
