namespace Identity.Browser.Tests;

/// <summary>Where one press of Tab led, in pixels of the whole page.</summary>
public sealed record TabStop(string Name, double Left, double Top, double Right, double Bottom, bool IsMarked, bool IsCovered)
{
    /// <summary>Whether somebody who reads from the top left meets this one before <paramref name="other"/>.</summary>
    public bool IsReadBefore(TabStop other) =>
        Bottom <= other.Top + Slack || (IsBeside(other) && Right <= other.Left + Slack);

    private const double Slack = 2;

    private bool IsBeside(TabStop other) =>
        Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top) > Math.Min(Bottom - Top, other.Bottom - other.Top) / 2;
}
