using Identity.Domain.Methods.Phones;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Authenticators.Totp;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.Phone;

/// <summary>Setting up a phone, second page: the code that was sent proves that it is the person's.</summary>
internal sealed class CodeModel(JourneyReader reader, PhoneEnrollment enrollment)
    : PhoneConfirmPage(reader, enrollment, PhoneChannel.Text)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() => Input = new InputModel();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var code = TotpCodes.Clean(Input.Code);
        return CodeProblems.Of(Input.Code, code) is { } problem
            ? Refuse(problem)
            : Answer(await Enrollment.ConfirmAsync(Journey, Permit, code!, cancellationToken));
    }

    internal sealed class InputModel
    {
        /// <summary>As typed, with spaces and all.</summary>
        public string? Code { get; init; }
    }
}
