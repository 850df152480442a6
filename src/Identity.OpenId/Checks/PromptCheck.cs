using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>The prompt is made of known values, and <c>none</c> stands alone (OpenID Connect Core 3.1.2.1).</summary>
internal static class PromptCheck
{
    /// <summary><c>prompt_values_supported</c>.</summary>
    public static IReadOnlyList<string> Supported { get; } = ["none", "login", "consent", "select_account"];

    public static ProtocolError? Find(AuthorizationAttempt attempt)
    {
        var prompts = Syntax.Words(attempt.Parameters["prompt"]);
        if (prompts.Any(prompt => !Supported.Contains(prompt)))
        {
            return ProtocolError.InvalidRequest("The prompt holds a value other than none, login, consent and select_account.");
        }

        return prompts.Contains("none") && prompts.Count > 1
            ? ProtocolError.InvalidRequest("The prompt none cannot be joined with others.")
            : null;
    }
}
