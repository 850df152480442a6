namespace Identity.Server.Pages.Shared;

/// <summary>How long the registration session lasts (WCAG 2.2.1).</summary>
/// <param name="Left">Until it ends.</param>
/// <param name="Length">How long it lasts after it was extended.</param>
/// <param name="MayExtend">Whether it can be extended once more.</param>
internal sealed record SessionTime(TimeSpan Left, TimeSpan Length, bool MayExtend)
{
    /// <summary>Whole minutes left, at least one.</summary>
    public int Minutes => Math.Max(1, (int)Left.TotalMinutes);
}
