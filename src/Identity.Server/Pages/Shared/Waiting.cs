namespace Identity.Server.Pages.Shared;

/// <summary>Time left, in whole units, as people count it.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(3);

    /// <summary>Seconds until then, rounded up, at least one; <see langword="null"/> if that is so long that minutes are counted.</summary>
    public static int? Seconds(DateTimeOffset now, DateTimeOffset until) =>
        until - now <= Short ? Math.Max(1, (int)Math.Ceiling((until - now).TotalSeconds)) : null;

    /// <summary>Minutes until then, rounded up, at least one.</summary>
    public static int Minutes(DateTimeOffset now, DateTimeOffset until) => Math.Max(1, (int)Math.Ceiling((until - now).TotalMinutes));

    /// <summary>Hours until then, rounded up, at least one.</summary>
    public static int Hours(DateTimeOffset now, DateTimeOffset until) => Math.Max(1, (int)Math.Ceiling((until - now).TotalHours));
}
