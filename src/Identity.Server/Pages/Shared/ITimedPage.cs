namespace Identity.Server.Pages.Shared;

/// <summary>A page that can be used for a limited time. The layout says so, warns and offers more (W13).</summary>
internal interface ITimedPage
{
    /// <summary>How long it still can; <see langword="null"/> where nothing limits it.</summary>
    SessionTime? Session { get; }
}
