namespace Identity.Server.Pages.Shared;

/// <summary>Time left, in whole units, as people count it.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan InMinutes = TimeSpan.FromHours(2);

    /// <summary>Seconds until then, rounded up, at least one; <see langword="null"/> if that is so long that minutes are counted.</summary>
    public static int? Seconds(DateTimeOffset now, DateTimeOffset until) =>
        until - now <= Short ? Math.Max(1, (int)Math.Ceiling((until - now).TotalSeconds)) : null;

    /// <summary>Minutes until then, rounded up, at least one.</summary>
    public static int Minutes(DateTimeOffset now, DateTimeOffset until) => Math.Max(1, (int)Math.Ceiling((until - now).TotalMinutes));

    /// <summary>Hours until then, rounded up, at least one.</summary>
    public static int Hours(DateTimeOffset now, DateTimeOffset until) => Math.Max(1, (int)Math.Ceiling((until - now).TotalHours));

    /// <summary>The key and the number of a text that says how long it is until then: in hours where it is more than two, since nobody counts 1440 minutes.</summary>
    public static (string Key, int Number) Counted(string minutesKey, string hoursKey, DateTimeOffset now, DateTimeOffset until) =>
        until - now > InMinutes ? (hoursKey, Hours(now, until)) : (minutesKey, Minutes(now, until));
}
