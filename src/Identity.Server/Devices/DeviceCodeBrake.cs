using Identity.Domain.SignIn.Attempts;
using Identity.Server.Hosting;
using Identity.Storage.Attempts;

namespace Identity.Server.Devices;

/// <summary>Counts codes of devices that were wrong, by network address: 10, then a minute, then twice as long each time (RFC 8628 5.1; protocol line 46).</summary>
/// <remarks>
/// A try is charged before the code is looked for and given back if there is one. A right code gives back its own try only: anybody can have a
/// device of their own and would buy guesses with it.
/// </remarks>
internal sealed class DeviceCodeBrake(AttemptStore attempts, MasterKey masterKey, BrowserState browser)
{
    private string Key => $"device-code:{browser.Address}";

    /// <summary>Charges one try; until when nothing is looked at, or <see langword="null"/> if it is.</summary>
    public async Task<DateTimeOffset?> ChargeAsync(string? typed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var digest = masterKey.Digest("wrong-user-code", typed ?? "");
        return await attempts.ChargeAsync(Key, state => PasswordLockout.Charge(state, digest, now), cancellationToken) is AttemptVerdict.Locked(var until)
            ? until
            : null;
    }

    /// <summary>Gives one try back, because there is such a code.</summary>
    public Task RefundAsync(CancellationToken cancellationToken) => attempts.UpdateAsync(
        Key, state => (state with { Failures = int.Max(0, state.Failures - 1), LockedUntil = null, LastWrong = null }, true), cancellationToken);
}
