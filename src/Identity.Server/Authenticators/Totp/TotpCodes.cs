using System.Security.Cryptography;
using System.Text;

namespace Identity.Server.Authenticators.Totp;

/// <summary>Compares one-time passwords (RFC 6238).</summary>
internal static class TotpCodes
{
    /// <summary>The length of a time step, in seconds.</summary>
    public const int StepSeconds = 30;

    /// <summary>The length of a code.</summary>
    public const int Digits = 6;

    // RFC 6238 section 5.2 allows one step of delay; a clock may run ahead as well.
    private const int Tolerance = 1;

    // A clock that is off by less than an hour is recognised, to be explained and never to be accepted.
    private const int Recognised = 120;

    /// <summary>The six digits without the spaces and dashes that people type between them; <see langword="null"/> if there are not six.</summary>
    public static string? Clean(string? typed)
    {
        var digits = new string([.. (typed ?? "").Where(character => !char.IsWhiteSpace(character) && character != '-')]);
        return digits.Length == Digits && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>The last time step of which a code is accepted at <paramref name="now"/>.</summary>
    public static long LastAccepted(DateTimeOffset now) => (now.ToUnixTimeSeconds() / StepSeconds) + Tolerance;

    /// <summary>Where a code fits around <paramref name="now"/>.</summary>
    public static TotpMatch Match(TotpSecret secret, string code, DateTimeOffset now)
    {
        var generator = secret.Codes();
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        if (Find(generator, code, current, Tolerance) is { } step)
        {
            return new TotpMatch(step, MinutesOff: null);
        }

        var drifted = Find(generator, code, current, Recognised);
        return new TotpMatch(Step: null, drifted is { } far ? (int)Math.Ceiling(Math.Abs(far - current) * StepSeconds / 60.0) : null);
    }

    /// <summary>The time step of a code that is accepted; <see langword="null"/> if it is not. A clock that is off is not explained here.</summary>
    public static long? StepOf(TotpSecret secret, string code, DateTimeOffset now) =>
        Find(secret.Codes(), code, now.ToUnixTimeSeconds() / StepSeconds, Tolerance);

    // Every step is compared, so that how long this takes says nothing about which one matched.
    private static long? Find(OtpNet.Totp generator, string code, long current, int tolerance)
    {
        long? found = null;
        var typed = Encoding.ASCII.GetBytes(code);
        for (var step = current - tolerance; step <= current + tolerance; step++)
        {
            var expected = generator.ComputeTotp(DateTimeOffset.FromUnixTimeSeconds(step * StepSeconds).UtcDateTime);
            found = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), typed) ? step : found;
        }

        return found;
    }
}
