using Identity.Domain.PasswordReset;
using Identity.OpenId.Stores;
using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset;

/// <summary>
/// Keeps what was proven in a password reset: one transaction with what is spent for it, under a new secret of the browser's. And gives it more
/// time.
/// </summary>
internal sealed class ResetRecorder(IdentityDatabase database, ResetStore resets, ResetCounters counters, ResetCookies cookies, ResetTrail trail)
{
    /// <summary>Keeps a proof.</summary>
    /// <param name="state">The reset as it was seen.</param>
    /// <param name="right">The answer that was right.</param>
    /// <param name="isPaid">Whether the answer was paid for and is given back.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ResetRecording> RecordAsync(ResetState state, ResetJudgement.Right right, bool isPaid, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!await right.SpendAsync())
        {
            return new ResetRecording.Used();
        }

        var secret = Handle.New();
        var next = state.Stored with { Proofs = [.. state.Stored.Proofs.Where(proof => proof.MethodId != right.Proof.MethodId), right.Proof] };
        if (!await resets.TryProveAsync(state.Stored, next.Proofs, Handle.Hash(secret), cancellationToken))
        {
            return new ResetRecording.Overtaken();
        }

        if (isPaid)
        {
            await counters.RefundAsync(next, right.Proof.Method, cancellationToken);
        }

        await trail.AddAsync(AuditKinds.ResetProven, next, right.Proof.Method, cancellationToken);
        var decision = (state with { Stored = next }).Decide();
        if (decision is ResetDecision.Refuse)
        {
            await trail.AddAsync(AuditKinds.ResetStopped, next, right.Proof.Method, cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
        cookies.Set(state.Handle, new ResetCookie(secret, state.SignIn));
        return new ResetRecording.Recorded(ResetPaths.For(decision, state.Handle));
    }

    /// <summary>Gives the person more time, up to ten times; the reset as it is then, or <see langword="null"/> if it was not given.</summary>
    /// <remarks>
    /// One command, whoever has the name (attack 11). It makes no proof younger, and buys no tries: what is answered in the new time is charged as
    /// in a reset that begins (fault 14).
    /// </remarks>
    public async Task<ResetState?> ExtendAsync(ResetState state, CancellationToken cancellationToken)
    {
        var seen = state.Stored;
        var next = seen with { ExpiresAt = state.Now + ResetTimes.Session, Extensions = seen.Extensions + 1, IsCharged = false };
        return next.Extensions <= ResetTimes.MaxExtensions && await resets.TryExtendAsync(seen, next, state.Now, cancellationToken)
            ? state with { Stored = next with { Version = seen.Version + 1 } }
            : null;
    }
}
