namespace Identity.Server.Pages.SecurityInfo;

/// <summary>A remembered device as its person sees it.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Name">Its browser and system, in words.</param>
/// <param name="IsThis">Whether it is the browser of this request.</param>
/// <param name="RememberedAt">Since when.</param>
/// <param name="Until">Until when.</param>
internal sealed record ShownDevice(Guid Id, string Name, bool IsThis, DateTimeOffset RememberedAt, DateTimeOffset Until);
