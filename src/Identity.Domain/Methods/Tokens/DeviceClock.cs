namespace Identity.Domain.Methods.Tokens;

/// <summary>The clock of a device that makes one-time passwords (RFC 6238), as far as its codes have told.</summary>
/// <param name="StepSeconds">The length of a time step, in seconds.</param>
/// <param name="Drift">
/// By how many steps it ran ahead of the server when a code of it was right the last time; negative if it ran behind (RFC 6238 section 6). Nobody
/// can set the clock of a token, so it is learned when the token is activated and followed from then on.
/// </param>
public sealed record DeviceClock(int StepSeconds, long Drift)
{
    /// <summary>The clock of an authenticator app: 30 seconds, and set by its phone.</summary>
    public static DeviceClock OfApp { get; } = new(StepSeconds: 30, Drift: 0);

    /// <summary>The time step that the device should be at.</summary>
    public long StepAt(DateTimeOffset now) => ServerStepAt(now) + Drift;

    /// <summary>The clock after a code of that step was right.</summary>
    public DeviceClock HeardAt(long step, DateTimeOffset now) => this with { Drift = step - ServerStepAt(now) };

    /// <summary>How many minutes lie between where the device should be and a step, rounded up.</summary>
    public int MinutesTo(long step, DateTimeOffset now) => (int)Math.Ceiling(Math.Abs(step - StepAt(now)) * StepSeconds / 60.0);

    private long ServerStepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;
}
