using Identity.Domain.SignIn.Attempts;
using Identity.Storage.Attempts;

namespace Identity.Server.Authenticators;

/// <summary>The one budget of wrong codes that a person has over all methods, tabs and restarts (attack 10, fault 14).</summary>
internal sealed class CodeAttempts(AttemptStore attempts, TimeProvider clock)
{
    /// <summary>Pays for one try beforehand, so that parallel guesses cannot have more tries than there are.</summary>
    public Task<AttemptVerdict> ChargeAsync(Guid personId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return attempts.ChargeAsync(Key(personId), state => CodeBudget.Charge(state, now), cancellationToken);
    }

    /// <summary>Gives the try back: the code was right.</summary>
    public Task RefundAsync(Guid personId, CancellationToken cancellationToken) =>
        attempts.UpdateAsync(Key(personId), state => (CodeBudget.Refund(state), true), cancellationToken);

    /// <summary>Forgets what was wrong so far, because an operator says so.</summary>
    public Task ForgetAsync(Guid personId, CancellationToken cancellationToken) => attempts.ForgetAsync([Key(personId)], cancellationToken);

    /// <summary>How many tries are left after one was paid for.</summary>
    public static int TriesLeft(AttemptVerdict verdict, DateTimeOffset now) =>
        verdict is AttemptVerdict.Allowed(var next) ? CodeBudget.TriesLeft(next, now) : 0;

    private static string Key(Guid personId) => $"code:{personId}";
}
