using Identity.Domain.Methods.Phones;
using Identity.Server.Hosting;
using Identity.Server.ProofOfWork;
using Identity.Storage;
using Identity.Storage.Codes;

namespace Identity.Server.PasswordReset;

/// <summary>Makes beginning resets dear after repeated tries, before anything is looked up and for every name alike (attack 11).</summary>
/// <remarks>
/// It stops nobody (attack 10): who pays with work, or with the wait where a browser does none, goes on. A name is free three times an hour,
/// as often as one person needs it. A network address is free more often, since an office may share one.
/// </remarks>
internal sealed class ResetBrake(IdentityDatabase database, SendCounterStore counters, ProofOfWorkGate gate, BrowserState browser)
{
    /// <summary>How many resets of one name begin in an hour without being paid for.</summary>
    public const int NamePerHour = 3;

    /// <summary>How many resets begin in an hour from one network address without being paid for.</summary>
    public const int AddressPerHour = 30;

    private const string Purpose = "reset";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Counts a reset that is about to begin; what has to be done first, or <see langword="null"/> if it may begin.</summary>
    /// <param name="nameDigest">The digest of the name, whoever has it.</param>
    /// <param name="challenge">The challenge that was sent back, if one was.</param>
    /// <param name="answer">What the browser found.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ResetBeginning.Braked?> StopAsync(
        string nameDigest, string? challenge, string? answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await TryChargeAsync(nameDigest, now, cancellationToken))
        {
            return null;
        }

        return challenge is null
            ? new ResetBeginning.Braked(gate.Issue(Purpose, now), Refused: null)
            : await gate.TryRedeemAsync(Purpose, challenge, answer, now, cancellationToken) switch
            {
                WorkAnswer.Accepted => null,
                // The same once more: the time that was waited counts.
                WorkAnswer.TooEarly early => new ResetBeginning.Braked(new WorkChallenge(challenge, ProofOfWorkGate.Difficulty, early.Left), early),
                var refused => new ResetBeginning.Braked(gate.Issue(Purpose, now), refused),
            };
    }

    private async Task<bool> TryChargeAsync(string nameDigest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        SendCap[] caps =
        [
            new("namePerHour", $"reset-name:{nameDigest}", 1, NamePerHour, Hour),
            new("addressPerHour", $"reset-address:{browser.Address}", 1, AddressPerHour, Hour),
        ];
        if (await counters.ChargeAsync(caps, now, cancellationToken) is not null)
        {
            return false;
        }

        await write.CommitAsync(cancellationToken);
        return true;
    }
}
