using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.Policies;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Identity.Server.PasswordReset.Ceremonies;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>A page about resetting with a phone. Nothing on it depends on whether the number is the person's (attack 11).</summary>
internal abstract class PhonePage(ResetReader reader, PhoneReset phones) : MethodPage(reader, MethodCatalogue.Phone)
{
    /// <summary>In which ways phones are reached.</summary>
    public IReadOnlyList<PhoneChannel> Channels => [.. Enum.GetValues<PhoneChannel>().Where(channel => Switches?.Allows(channel) == true)];

    /// <summary>What is said where nothing was asked for just now.</summary>
    public PhoneOffers News => new(Progress: null, Channels, Refused, State.Now);

    /// <summary>What policy says about phones.</summary>
    protected PhoneSwitches? Switches => State.Policy.Phones;

    /// <summary>The ceremony.</summary>
    protected PhoneReset Phones => phones;

    private SendOutcome? Refused { get; set; }

    /// <summary>Where the number is typed.</summary>
    public string FirstPath => ResetPaths.Method(Handle, MethodCatalogue.Phone);

    /// <summary>Sends, and goes on if something may be on its way; otherwise the page says why not.</summary>
    protected async Task<IActionResult> SendAsync(PhoneAddress address, PhoneChannel channel, CancellationToken cancellationToken)
    {
        var outcome = await phones.SendAsync(State, address, channel, cancellationToken);
        if (outcome is SendOutcome.Sent)
        {
            return SeeOther(ResetPaths.Method(Handle, MethodCatalogue.Phone, channel is PhoneChannel.Text ? "code" : "call"));
        }

        Refused = outcome;
        return Page();
    }
}
