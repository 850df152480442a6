using Identity.Domain.Methods.Phones;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Localization;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Identity.Server.PasswordReset.Ceremonies;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>Resetting with a phone, first page: the whole number, and whether to be texted or called.</summary>
internal sealed class PhoneModel(ResetReader reader, PhoneReset phones, RequestLanguage language) : PhonePage(reader, phones)
{
    /// <summary>What is wrong with the number, whoever it belongs to.</summary>
    public PhoneProblem? NumberProblem { get; private set; }

    /// <summary>The countries whose numbers are accepted.</summary>
    public IReadOnlyList<Country> Countries => Country.All(Switches!.Countries, language);

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() => Input = new InputModel { Country = Country.Likely(Switches!.Countries, Request), Channel = Channels.Count == 0 ? default : Channels[0] };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        switch (PhoneNumberReader.Read(Input.Number, Input.Country, extension: null, Input.Channel, Switches!))
        {
            case PhoneReading.Accepted(var address):
                return await SendAsync(address, Input.Channel, cancellationToken);
            case PhoneReading.Refused(var problem):
                NumberProblem = problem;
                return Page();
            default:
                return Page();
        }
    }

    internal sealed class InputModel
    {
        /// <summary>The country chosen, as a code of two letters.</summary>
        public string? Country { get; init; }

        /// <summary>As typed.</summary>
        public string? Number { get; init; }

        /// <summary>A text or a call.</summary>
        public PhoneChannel Channel { get; init; }
    }
}
