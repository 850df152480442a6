namespace Identity.Storage.Sessions;

/// <summary>A live session as its person sees it.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Browser">The browser's name; <see langword="null"/> if it was none that is known.</param>
/// <param name="System">The name of what it runs on; <see langword="null"/> if it was none that is known.</param>
/// <param name="Since">When it began.</param>
/// <param name="ClientIds">The apps that had something in it.</param>
public sealed record SessionPlace(Guid Id, string? Browser, string? System, DateTimeOffset Since, IReadOnlyList<string> ClientIds);
