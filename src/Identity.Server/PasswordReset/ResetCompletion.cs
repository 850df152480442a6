using Identity.Domain.PasswordReset;
using Identity.Server.Audit;
using Identity.Server.Passwords;
using Identity.Storage.PasswordResets;
using Identity.Storage.People;

namespace Identity.Server.PasswordReset;

/// <summary>The end of a password reset, in one transaction: the new password, and the end of all that began before. It signs nobody in (rule 4).</summary>
internal sealed class ResetCompletion(
    ResetStore resets,
    ResetChannelStore channels,
    PersonStore people,
    PasswordChange passwords,
    ResetUnlock unlock,
    ResetTrail trail,
    TimeProvider clock)
{
    /// <summary>Sets the new password of the person whom the gate gave leave, whose epoch is compared again (fault 11).</summary>
    public async Task<ResetCompletionOutcome> CompleteAsync(
        ResetState state, ResetPermit permit, string newPassword, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!permit.IsGood(permit.Epoch, now))
        {
            return new ResetCompletionOutcome.Overtaken();
        }

        var order = new PasswordOrder
        {
            PersonId = permit.PersonId,
            Epoch = permit.Epoch,
            Rule = state.Policy.Passwords,
            Typed = newPassword,
            KeepAppPasswords = state.Policy.PasswordReset?.KeepAppPasswords == true,
            Happened = trail.Event(AuditKinds.ResetCompleted, state.Stored, method: null),
        };
        return await passwords.ChangeAsync(order, stopping => TryEndAsync(state.Stored, permit, now, stopping), cancellationToken) switch
        {
            PasswordChangeOutcome.Changed => new ResetCompletionOutcome.Completed(),
            PasswordChangeOutcome.Refused(var problem) => new ResetCompletionOutcome.Refused(problem),
            _ => new ResetCompletionOutcome.Overtaken(),
        };
    }

    // In the write that compares and raises the epoch, which ends every session, grant and transaction (attack 1).
    private async Task<bool> TryEndAsync(StoredReset reset, ResetPermit permit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await resets.TryCompleteAsync(reset, now, cancellationToken)
            || await people.FindProfileAsync(permit.PersonId, cancellationToken) is not { } profile)
        {
            return false;
        }

        await unlock.UnlockAsync(permit.PersonId, [profile.UserName, profile.Email], cancellationToken);
        await channels.HoldAsync(permit.PersonId, permit.HeldChannels, now, cancellationToken);
        return true;
    }
}
