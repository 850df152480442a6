using Identity.Domain.Methods;
using Identity.Domain.Methods.Mail;
using Identity.Domain.SignIn.Attempts;
using Identity.Server.Authenticators.Email;
using Identity.Server.Delivery;
using Identity.Server.Hosting;
using Identity.Server.Localization;
using Identity.Storage.Attempts;
using Identity.Storage.Codes;

namespace Identity.Server.PasswordReset.Ceremonies;

/// <summary>Does in the place of <see cref="MailSending"/> what costs the same, where nothing is sent (attack 11).</summary>
internal sealed class MailDecoys(SendDecoys decoys, AttemptStore attempts, BrowserState browser, RequestLanguage language)
{
    // As long as an address, a subject and a mail with its code are.
    private const int LengthOfAddress = 25;
    private const int LengthOfSubject = 30;
    private const int LengthOfText = 350;

    private static readonly CodeChannel[] Channels = [CodeChannel.Mail];

    /// <summary>Writes them.</summary>
    public Task WriteAsync(ResetState state, CancellationToken cancellationToken)
    {
        var pace = ResetAsks.PaceKey(state.Stored, MethodCatalogue.Email);
        return decoys.WriteAsync(
            state,
            MethodCatalogue.Email,
            Channels,
            () => attempts.ChargeAsync($"decoy:mail:{pace}", kept => new AttemptVerdict.Allowed(kept), cancellationToken),
            MailCaps.For($"{CodePurpose.PasswordReset}", pace, browser.Address),
            new Mail(new string(' ', LengthOfAddress), new string(' ', LengthOfSubject), new string(' ', LengthOfText), language.Tag),
            cancellationToken);
    }
}
