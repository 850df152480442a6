namespace Identity.Server.Hosting;

/// <summary>How the organisation that runs the server presents itself: section <c>Branding</c> of the configuration.</summary>
internal sealed class BrandingOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Branding";

    /// <summary>The name beside the logo and in page titles.</summary>
    public string OrganisationName { get; set; } = "Contoso";

    /// <summary>The organisation's own help page; without it the link goes to ours.</summary>
    public string? HelpUrl { get; set; }

    /// <summary>The privacy statement; without it there is no link.</summary>
    public string? PrivacyUrl { get; set; }

    /// <summary>Where people reach an administrator: a page, or a <c>mailto:</c> address. Without it the help page has no link.</summary>
    public string? ContactUrl { get; set; }

    /// <summary>The authenticator app that people are shown first; without it any app is proposed.</summary>
    public RecommendedApp? AuthenticatorApp { get; set; }
}
