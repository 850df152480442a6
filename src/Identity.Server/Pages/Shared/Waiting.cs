namespace Identity.Server.Pages.Shared;

/// <summary>Time left, in whole minutes, as people count it.</summary>
internal static class Waiting
{
    /// <summary>Minutes until then, rounded up, at least one.</summary>
    public static int Minutes(DateTimeOffset now, DateTimeOffset until) => Math.Max(1, (int)Math.Ceiling((until - now).TotalMinutes));
}
