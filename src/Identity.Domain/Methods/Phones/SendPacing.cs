namespace Identity.Domain.Methods.Phones;

/// <summary>How often one person is sent something: after the first, second and third time 30, 60 and 120 seconds pass, and an hour holds five (fault 24).</summary>
public static class SendPacing
{
    /// <summary>The time that is looked back on.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private static readonly TimeSpan[] CoolDowns = [TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120)];

    /// <summary>From when on something may be sent again; <see langword="null"/> if it may be now.</summary>
    /// <param name="sentAt">When something was sent, in any order, whichever method and sign-in it was for.</param>
    /// <param name="perHour">How many an hour holds.</param>
    /// <param name="now">The time.</param>
    public static DateTimeOffset? WaitUntil(IEnumerable<DateTimeOffset> sentAt, int perHour, DateTimeOffset now)
    {
        DateTimeOffset[] recent = [.. sentAt.Where(at => now - at < Window).Order()];
        if (recent.Length == 0)
        {
            return null;
        }

        var cooled = recent[^1] + CoolDowns[int.Min(recent.Length, CoolDowns.Length) - 1];
        var room = recent.Length < perHour ? now : recent[^perHour] + Window;
        var until = cooled > room ? cooled : room;
        return until > now ? until : null;
    }
}
