using Identity.Domain.PasswordReset;
using Identity.Server.Audit;
using Identity.Storage.PasswordResets;
using Identity.Storage.People;
using Identity.Storage.Sessions;

namespace Identity.Server.PasswordReset;

/// <summary>The end of a password reset, in one transaction: the new password, and the end of all that began before. It signs nobody in (rule 4).</summary>
internal sealed class ResetCompletion(
    ResetStore resets,
    ResetChannelStore channels,
    SessionStore sessions,
    PersonStore people,
    IResetPassword passwords,
    ResetUnlock unlock,
    ResetNotices notices,
    ResetTrail trail,
    TimeProvider clock)
{
    /// <summary>Sets the new password of the person whom the gate gave leave, whose epoch is compared again (fault 11).</summary>
    public async Task<ResetCompletionOutcome> CompleteAsync(
        ResetState state, ResetPermit permit, string newPassword, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (state.Person is not { } person || person.Facts.Id != permit.PersonId || !permit.IsGood(person.Facts.Epoch, now))
        {
            return new ResetCompletionOutcome.Overtaken();
        }

        if (passwords.ProblemWith(person, newPassword) is { } problem)
        {
            return new ResetCompletionOutcome.Refused(problem);
        }

        if (!await passwords.TrySetAsync(person, newPassword, () => TryEndAsync(state.Stored, permit, now, cancellationToken), cancellationToken))
        {
            return new ResetCompletionOutcome.Overtaken();
        }

        notices.Committed();
        return new ResetCompletionOutcome.Completed();
    }

    // In the write that compares and raises the epoch.
    private async Task<bool> TryEndAsync(StoredReset reset, ResetPermit permit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await resets.TryCompleteAsync(reset, now, cancellationToken)
            || await people.FindProfileAsync(permit.PersonId, cancellationToken) is not { } profile)
        {
            return false;
        }

        await channels.HoldAsync(permit.PersonId, permit.HeldChannels, now, cancellationToken);
        await sessions.EndAllAsync(permit.PersonId, now, cancellationToken);
        await unlock.UnlockAsync(permit.PersonId, [profile.UserName, profile.Email], cancellationToken);
        await notices.ChangedAsync(reset, profile, cancellationToken);
        await trail.AddAsync(AuditKinds.ResetCompleted, reset, method: null, cancellationToken);
        return true;
    }
}
