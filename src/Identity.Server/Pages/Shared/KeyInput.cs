namespace Identity.Server.Pages.Shared;

/// <summary>The answer of a key in a form.</summary>
internal sealed class KeyInput
{
    /// <summary>The credential as the page's script has written it, in JSON.</summary>
    public string? Credential { get; init; }

    /// <summary>The type's name: an answer is not for logs.</summary>
    public override string ToString() => nameof(KeyInput);
}
