using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Identity.OpenId.Stores;
using Identity.Server.Hosting;
using Identity.Storage.ProofOfWork;

namespace Identity.Server.ProofOfWork;

/// <summary>Makes repeated tries cost something without asking people to read letters in a picture, and without anybody else's service.</summary>
/// <remarks>
/// A challenge is signed rather than kept, so that a page that is only read changes nothing (rule 8); a spent one is kept until it expires
/// (rule 6). The work slows a program down; where its cost is too low the caps of what is behind it hold, as they do for people who wait.
/// </remarks>
internal sealed class ProofOfWorkGate(MasterKey masterKey, SpentChallengeStore spent)
{
    /// <summary>How many zero bits an answer takes: 65,536 hashes on average, a second or two in a browser.</summary>
    public const int Difficulty = 16;

    /// <summary>How long people wait whose browser does no work.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    /// <summary>How long a challenge is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    // A counter that takes more digits was not counted.
    private const int LongestAnswer = 15;

    /// <summary>A new challenge.</summary>
    /// <param name="purpose">What it is for; it is good for nothing else. A caller may put the browser or the name into it.</param>
    /// <param name="now">The time.</param>
    public WorkChallenge Issue(string purpose, DateTimeOffset now)
    {
        var payload = string.Create(CultureInfo.InvariantCulture, $"{Handle.New()}.{now.ToUnixTimeMilliseconds()}");
        return new WorkChallenge($"{payload}.{Sign(purpose, payload)}", Difficulty, Wait);
    }

    /// <summary>Spends a challenge of which the work was done or the time was waited.</summary>
    /// <param name="purpose">What it was issued for.</param>
    /// <param name="challenge">The challenge, as sent back.</param>
    /// <param name="answer">The number that was found; empty where there is no JavaScript.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<WorkAnswer> TryRedeemAsync(string purpose, string? challenge, string? answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (IssuedAt(purpose, challenge) is not { } issuedAt || issuedAt > now || issuedAt + Lifetime <= now)
        {
            return new WorkAnswer.Refused();
        }

        if (now < issuedAt + Wait && !IsRight(challenge!, answer))
        {
            return new WorkAnswer.TooEarly(issuedAt + Wait - now);
        }

        return await spent.TrySpendAsync(challenge!, issuedAt + Lifetime, cancellationToken) ? new WorkAnswer.Accepted() : new WorkAnswer.Refused();
    }

    /// <summary>Whether a number is an answer to a challenge, whoever made that.</summary>
    public static bool IsRight(string challenge, string? answer) =>
        answer is { Length: > 0 and <= LongestAnswer } && answer.All(char.IsAsciiDigit) && ZeroBits(Hash(challenge, answer)) >= Difficulty;

    private static byte[] Hash(string challenge, string answer) => SHA256.HashData(Encoding.ASCII.GetBytes($"{challenge}:{answer}"));

    private static int ZeroBits(ReadOnlySpan<byte> hash) =>
        hash.IndexOfAnyExcept((byte)0) is >= 0 and var whole ? (8 * whole) + BitOperations.LeadingZeroCount((uint)hash[whole]) - 24 : 8 * hash.Length;

    private DateTimeOffset? IssuedAt(string purpose, string? challenge) =>
        challenge?.Split('.') is [var id, var time, var signature]
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(purpose, $"{id}.{time}")))
            ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(time, CultureInfo.InvariantCulture))
            : null;

    private string Sign(string purpose, string payload) => masterKey.Digest("proof-of-work", $"{purpose}:{payload}");
}
