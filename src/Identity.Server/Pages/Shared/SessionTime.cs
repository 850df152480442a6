namespace Identity.Server.Pages.Shared;

/// <summary>How long a page can still be used (WCAG 2.2.1).</summary>
/// <param name="Left">Until its time is over.</param>
/// <param name="MayExtend">Whether there can be more once more.</param>
/// <param name="ExtendPath">Where "I need more time" goes.</param>
/// <param name="Texts">The key under which the texts are that say what happens then.</param>
internal sealed record SessionTime(TimeSpan Left, bool MayExtend, string ExtendPath, string Texts)
{
    /// <summary>Minutes left, rounded up, at least one.</summary>
    public int Minutes => Math.Max(1, (int)Math.Ceiling(Left.TotalMinutes));

    /// <summary>Seconds left.</summary>
    public int Seconds => (int)Left.TotalSeconds;
}
