namespace Identity.Server.Tests.Conformance;

/// <summary>What came back to the redirect URI, and whether a page was shown to the person before.</summary>
internal sealed record SuiteAnswer(SuiteRequest Request, IReadOnlyDictionary<string, string> Members, bool WasShownAPage)
{
    public string? this[string name] => Members.GetValueOrDefault(name);

    public string Code => this["code"] ?? throw new AssertionException($"No code: {this["error"]}, {this["error_description"]}");
}
