namespace Identity.OpenId.Requests;

/// <summary>How the answer to an authorization request travels (OAuth 2.0 Multiple Response Types 2.1, Form Post Response Mode).</summary>
internal static class ResponseModes
{
    /// <summary>In the query of the redirect URI; what a code gets unless the request says otherwise.</summary>
    public const string Query = "query";

    /// <summary>In a form that the browser posts to the redirect URI, so that nothing stands in an address.</summary>
    public const string FormPost = "form_post";

    /// <summary><c>response_modes_supported</c>.</summary>
    public static IReadOnlyList<string> Supported { get; } = [Query, FormPost];
}
