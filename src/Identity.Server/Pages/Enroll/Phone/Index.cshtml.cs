using Identity.Domain.Methods.Phones;
using Identity.Domain.Policies;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Gate;
using Identity.Server.Localization;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.Phone;

/// <summary>Setting up a phone, first page: the number, and whether to be texted or called.</summary>
internal sealed class IndexModel(JourneyReader reader, PhoneEnrollment enrollment, RequestLanguage language)
    : PhoneStepPage(reader, enrollment)
{
    /// <summary>What is wrong with the number.</summary>
    public PhoneProblem? Problem { get; private set; }

    /// <summary>The countries whose numbers are accepted.</summary>
    public IReadOnlyList<Country> Countries => Country.All(Switches.Countries, language);

    /// <summary>In which ways phones are reached.</summary>
    public IReadOnlyList<PhoneChannel> Channels => [.. Enum.GetValues<PhoneChannel>().Where(Switches.Allows)];

    /// <summary>What is said where nothing could be sent.</summary>
    public PhoneOffers Offers => new(Progress: null, Channels, Refused, Journey.Now);

    [BindProperty]
    public InputModel Input { get; set; } = new();

    private PhoneSwitches Switches => Journey.Facts.Policy.Document.Phones!;

    /// <summary>Shows the number that is half-made, for whoever comes back to mend it (WCAG 3.3.7).</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var typed = (await Enrollment.FindAsync(Journey, cancellationToken))?.Phone;
        Input = new InputModel
        {
            Country = typed?.Address.Country ?? Country.Likely(Switches.Countries, Request),
            Number = typed?.Address.ShownWithoutExtension,
            Extension = typed?.Address.Extension,
            Channel = typed?.Preferred ?? Channels[0],
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var reading = PhoneNumberReader.Read(Input.Number, Input.Country, Input.Extension, Input.Channel, Switches);
        Problem = reading switch
        {
            PhoneReading.Refused(var problem) => problem,
            PhoneReading.Accepted(var number) => Enrollment.ProblemWith(Journey, number),
            _ => null,
        };
        return Problem is null && reading is PhoneReading.Accepted(var address)
            ? AfterSending(await Enrollment.BeginAsync(Journey, address, Input.Channel, cancellationToken), Input.Channel)
            : Page();
    }

    internal sealed class InputModel
    {
        /// <summary>The country chosen, as a code of two letters.</summary>
        public string? Country { get; init; }

        /// <summary>As typed.</summary>
        public string? Number { get; init; }

        /// <summary>As typed.</summary>
        public string? Extension { get; init; }

        /// <summary>A text or a call.</summary>
        public PhoneChannel Channel { get; init; }
    }
}
