using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.Policies;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Delivery;
using Identity.Server.Hosting;

namespace Identity.Server.PasswordReset.Ceremonies;

/// <summary>Does in the place of <see cref="PhoneSending"/> what costs the same, where nothing is sent (attack 11).</summary>
internal sealed class PhoneDecoys(SendDecoys decoys, PhoneDigests digests, BrowserState browser)
{
    // As long as a text message with its code is.
    private const int LengthOfText = 120;

    /// <summary>Writes them.</summary>
    public Task WriteAsync(ResetState state, PhoneSwitches switches, PhoneAddress typed, PhoneChannel channel, CancellationToken cancellationToken) =>
        decoys.WriteAsync(
            state,
            MethodCatalogue.Phone,
            PhoneCodeChannels.All,
            () => Task.CompletedTask,
            SendCaps.For(switches.Limits, channel, typed.Number, digests.OfNumber(typed), typed.Country, browser.Address),
            new TextMessage(typed.Number, new string(' ', LengthOfText)),
            cancellationToken);
}
