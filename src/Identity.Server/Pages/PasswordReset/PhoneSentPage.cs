using Identity.Domain.Methods.Phones;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Identity.Server.PasswordReset.Ceremonies;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>A page on which a text or a call is waited for, which is on its way if the number is the person's.</summary>
internal abstract class PhoneSentPage(ResetReader reader, PhoneReset phones, PhoneChannel channel) : PhonePage(reader, phones)
{
    private PhoneAddress? typed;

    /// <summary>The number as it was typed, whole: a mistake can be seen.</summary>
    public string Number => Typed.Shown;

    /// <summary>How far it is, as everybody is told; <see langword="null"/> if nothing is waited for any more.</summary>
    public CodeResetProgress? Sent { get; private set; }

    /// <summary>How long it can be answered.</summary>
    public int MinutesLeft => Sent is null ? 0 : Waiting.Minutes(State.Now, Sent.ExpiresAt);

    private PhoneAddress Typed => typed ?? throw new InvalidOperationException("No number was typed.");

    /// <summary>Asks for a text.</summary>
    public Task<IActionResult> OnPostTextAsync(CancellationToken cancellationToken) => SendAsync(Typed, PhoneChannel.Text, cancellationToken);

    /// <summary>Asks for a call.</summary>
    public Task<IActionResult> OnPostCallAsync(CancellationToken cancellationToken) => SendAsync(Typed, PhoneChannel.Call, cancellationToken);

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancellationToken)
    {
        typed = await Phones.FindTypedAsync(State, channel, cancellationToken);
        if (typed is null)
        {
            return SeeOther(FirstPath);
        }

        Sent = await Phones.ProgressAsync(State, channel, cancellationToken);
        return null;
    }
}
