namespace Identity.Server.Pages.Shared;

/// <summary>How long a page of a sign-in can still be used (WCAG 2.2.1).</summary>
/// <param name="Left">Until its time is over.</param>
/// <param name="MayExtend">Whether there can be more once more.</param>
internal sealed record SessionTime(TimeSpan Left, bool MayExtend)
{
    /// <summary>Minutes left, rounded up, at least one.</summary>
    public int Minutes => Math.Max(1, (int)Math.Ceiling(Left.TotalMinutes));
}
