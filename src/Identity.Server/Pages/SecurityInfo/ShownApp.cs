namespace Identity.Server.Pages.SecurityInfo;

/// <summary>An app with access, as its person sees it.</summary>
/// <param name="ClientId">Which one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Since">Since when.</param>
internal sealed record ShownApp(string ClientId, string Name, IReadOnlyList<string> Scopes, DateTimeOffset Since);
