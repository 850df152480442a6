namespace Identity.Server.Localization;

/// <summary>The languages that the app asked for in <c>ui_locales</c>, set by whoever loads the sign-in (OpenID Connect Core, 3.1.2.1).</summary>
internal sealed class UiLocales
{
    /// <summary>Language tags, the most wanted first.</summary>
    public IReadOnlyList<string> Requested { get; set; } = [];
}
