namespace Identity.Server.Pages.SecurityInfo;

/// <summary>A session as its person sees it.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Name">Its browser and system, in words.</param>
/// <param name="IsThis">Whether it is the one of this request.</param>
/// <param name="Since">Since when.</param>
/// <param name="Apps">The apps that were signed in to in it, by name.</param>
internal sealed record ShownSession(Guid Id, string Name, bool IsThis, DateTimeOffset Since, IReadOnlyList<string> Apps);
