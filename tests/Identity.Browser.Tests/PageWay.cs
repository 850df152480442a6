namespace Identity.Browser.Tests;

/// <summary>One person's way, from page to page, in a browser of its own.</summary>
public sealed record PageWay(params IReadOnlyList<PageState> States)
{
    /// <summary>Settings in which its server differs from that of the other ways.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = Organisation;

    /// <summary>An organisation with everything that it can say about itself.</summary>
    public static IReadOnlyDictionary<string, string?> Organisation { get; } = new Dictionary<string, string?>
    {
        ["Branding:PrivacyUrl"] = "https://contoso.example/privacy",
        ["Branding:ContactUrl"] = "mailto:servicedesk@contoso.example",
        ["Branding:AuthenticatorApp:Name"] = "Contoso Authenticator",
        ["Branding:AuthenticatorApp:Address"] = "https://authenticator.contoso.example/get",
    };

    /// <summary>One that says nothing.</summary>
    public static IReadOnlyDictionary<string, string?> Silent { get; } = new Dictionary<string, string?>();
}
