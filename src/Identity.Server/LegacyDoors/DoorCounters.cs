using Identity.Domain.AppPasswords;
using Identity.Domain.SignIn.Attempts;
using Identity.Server.Hosting;
using Identity.Storage.Attempts;

namespace Identity.Server.LegacyDoors;

/// <summary>Counts app passwords that were wrong: by person or unknown name, and by place.</summary>
/// <remarks>
/// Places from which the person came in before are counted apart, so that strangers cannot lock them (attack 10). Unknown names are counted
/// like people (attack 11).
/// </remarks>
internal sealed class DoorCounters(AttemptStore attempts, MasterKey masterKey)
{
    /// <summary>Until when nothing is looked at; <see langword="null"/> if it is. The same two queries for everybody.</summary>
    public async Task<DateTimeOffset?> FindLockAsync(DoorCounterKeys keys, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var byPerson = await attempts.FindAsync(keys.Person, cancellationToken);
        var byPlace = await attempts.FindAsync(keys.Place, cancellationToken);
        var until = byPerson.LockedUntil > byPlace.LockedUntil || byPlace.LockedUntil is null ? byPerson.LockedUntil : byPlace.LockedUntil;
        return until > now ? until : null;
    }

    /// <summary>Charges one that was wrong; <see langword="false"/> if it is the same one again, which says nothing new.</summary>
    public async Task<bool> ChargeAsync(DoorCounterKeys keys, string password, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var digest = masterKey.Digest("wrong-app-password", $"{keys.Person}:{password}");
        var isNew = await attempts.UpdateAsync(
            keys.Person,
            state => (PasswordLockout.Charge(state, digest, now) is AttemptVerdict.Allowed(var next) ? next : state, state.LastWrong != digest),
            cancellationToken);
        await attempts.ChargeAsync(keys.Place, state => isNew ? DoorAddressLimit.Charge(state, now) : new AttemptVerdict.Allowed(state), cancellationToken);
        return isNew;
    }

    /// <summary>Whether this refusal of a right app password is another than the last one; then it is remembered.</summary>
    public async Task<bool> IsNewsAsync(AppPassword password, DoorRefusal reason, CancellationToken cancellationToken)
    {
        var key = $"door:refused:{password.Id}";
        return (await attempts.FindAsync(key, cancellationToken)).LastWrong != $"{reason}"
            && await attempts.UpdateAsync(key, state => (state with { LastWrong = $"{reason}" }, state.LastWrong != $"{reason}"), cancellationToken);
    }

    /// <summary>Forgets what the person's own programs got wrong there, once one is right.</summary>
    public async Task ClearAsync(DoorCounterKeys keys, CancellationToken cancellationToken)
    {
        if ((await attempts.FindAsync(keys.Person, cancellationToken)).Failures > 0)
        {
            await attempts.UpdateAsync(keys.Person, state => (PasswordLockout.Clear(state), true), cancellationToken);
        }
    }

    /// <summary>Forgets what was wrong for a person at every place, because an operator says so.</summary>
    public Task ForgetAsync(Guid personId, CancellationToken cancellationToken) =>
        attempts.ForgetAsync(DoorCounterKeys.OfPerson(personId), cancellationToken);
}
