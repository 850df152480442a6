using System.Security.Cryptography;
using System.Text;
using Identity.Domain.Methods.Tokens;

namespace Identity.Server.Authenticators.Totp;

/// <summary>Compares one-time passwords (RFC 6238).</summary>
internal static class TotpCodes
{
    /// <summary>The length of a time step of an authenticator app, in seconds.</summary>
    public const int StepSeconds = 30;

    /// <summary>The length of a code.</summary>
    public const int Digits = 6;

    /// <summary>How many steps early or late a code may be: RFC 6238 section 5.2 allows one of delay, and a clock may run ahead as well.</summary>
    public const int Tolerance = 1;

    // A clock that is off by less than an hour is recognised, to be explained and never to be accepted.
    private const int RecognisedSeconds = 3600;

    // How far two codes in a row may lie off.
    private const int PairTolerance = 10;

    /// <summary>The six digits without the spaces and dashes that people type between them; <see langword="null"/> if there are not six.</summary>
    public static string? Clean(string? typed)
    {
        var digits = new string([.. (typed ?? "").Where(character => !char.IsWhiteSpace(character) && character != '-')]);
        return digits.Length == Digits && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>Where a code fits around <paramref name="now"/>, by the clock of the device.</summary>
    public static TotpMatch Match(TotpSecret secret, DeviceClock clock, string code, DateTimeOffset now)
    {
        if (StepOf(secret, clock, code, now) is { } step)
        {
            return new TotpMatch(step, MinutesOff: null);
        }

        var drifted = Find(secret, clock, code, now, RecognisedSeconds / clock.StepSeconds);
        return new TotpMatch(Step: null, drifted is { } far ? clock.MinutesTo(far, now) : null)
        {
            IsNear = drifted is { } near && Math.Abs(near - clock.StepAt(now)) <= PairTolerance,
        };
    }

    /// <summary>Where two codes in a row fit, by a clock that may be further off: the step of the second one.</summary>
    public static TotpMatch MatchPair(TotpSecret secret, DeviceClock clock, string first, string second, DateTimeOffset now)
    {
        long? found = null;
        var (generator, before, after) = (secret.Codes(clock.StepSeconds), Encoding.ASCII.GetBytes(first), Encoding.ASCII.GetBytes(second));
        foreach (var step in Around(clock, now, PairTolerance))
        {
            var (fitsFirst, fitsSecond) = (Fits(generator, before, (step - 1) * clock.StepSeconds), Fits(generator, after, step * clock.StepSeconds));
            found = fitsFirst && fitsSecond ? step : found;
        }

        return new TotpMatch(found, MinutesOff: null);
    }

    /// <summary>The time step of a code that is accepted; <see langword="null"/> if it is not. A clock that is off is not explained here.</summary>
    public static long? StepOf(TotpSecret secret, DeviceClock clock, string code, DateTimeOffset now) => Find(secret, clock, code, now, Tolerance);

    // Every step is compared, so that how long this takes says nothing about which one matched.
    private static long? Find(TotpSecret secret, DeviceClock clock, string code, DateTimeOffset now, int tolerance)
    {
        long? found = null;
        var (generator, typed) = (secret.Codes(clock.StepSeconds), Encoding.ASCII.GetBytes(code));
        foreach (var step in Around(clock, now, tolerance))
        {
            found = Fits(generator, typed, step * clock.StepSeconds) ? step : found;
        }

        return found;
    }

    private static IEnumerable<long> Around(DeviceClock clock, DateTimeOffset now, int tolerance) =>
        Enumerable.Range(-tolerance, (2 * tolerance) + 1).Select(offset => clock.StepAt(now) + offset);

    private static bool Fits(OtpNet.Totp generator, byte[] typed, long seconds) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(generator.ComputeTotp(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime)), typed);
}
