using Identity.Domain.Methods.Phones;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.Phone;

/// <summary>Setting up a phone, second page: the code that was sent proves that it is the person's.</summary>
internal sealed class CodeModel(JourneyReader reader, PhoneEnrollment enrollment)
    : PhoneConfirmPage(reader, enrollment, PhoneChannel.Text)
{
    [BindProperty]
    public CodeInput Input { get; set; } = new();

    public void OnGet() => Input = new CodeInput();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        return CodeProblems.Read(Input.Code, out var code) is { } problem
            ? Refuse(problem)
            : Answer(await Enrollment.ConfirmAsync(Journey, Permit, code, cancellationToken));
    }
}
