using Identity.Domain.SignIn.Attempts;
using Identity.Server.Hosting;
using Identity.Storage.Attempts;

namespace Identity.Server.Devices;

/// <summary>Counts codes of devices that were wrong: 10, then a minute, then twice as long each time (RFC 8628 5.1; protocol line 46).</summary>
/// <remarks>
/// Whoever is signed in is counted as a person, all others by network address: what strangers do at an address locks nobody out who can sign in
/// there (attack 10). A try is charged before the code is looked for and given back if there is one. A right code gives back its own try only:
/// anybody can have a device of their own and would buy guesses with it.
/// </remarks>
internal sealed class DeviceCodeBrake(AttemptStore attempts, MasterKey masterKey, BrowserState browser)
{
    /// <summary>Charges one try; until when nothing is looked at, or <see langword="null"/> if it is.</summary>
    /// <param name="personId">Who is signed in.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DateTimeOffset?> ChargeAsync(Guid? personId, string? typed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var digest = masterKey.Digest("wrong-user-code", typed ?? "");
        return await attempts.ChargeAsync(KeyOf(personId), state => PasswordLockout.Charge(state, digest, now), cancellationToken) is AttemptVerdict.Locked(var until)
            ? until
            : null;
    }

    /// <summary>Gives one try back, because there is such a code.</summary>
    public Task RefundAsync(Guid? personId, CancellationToken cancellationToken) =>
        attempts.UpdateAsync(KeyOf(personId), state => (Refund(state), true), cancellationToken);

    /// <summary>Forgets a person's wrong codes, because an operator says so.</summary>
    public Task ForgetAsync(Guid personId, CancellationToken cancellationToken) => attempts.ForgetAsync([KeyOf(personId)], cancellationToken);

    // A lock that is there can only be of this very try, or of one beside it that the refund makes room for.
    private static AttemptState Refund(AttemptState state) => state with
    {
        Failures = int.Max(0, state.Failures - 1),
        Locks = state.LockedUntil is null ? state.Locks : state.Locks - 1,
        LockedUntil = null,
        LastWrong = null,
    };

    private string KeyOf(Guid? personId) => personId is { } id ? $"device-code:person:{id}" : $"device-code:{browser.Address}";
}
