using Identity.Domain.Enrollment;
using Identity.Domain.SignIn;
using Identity.Server.AppPasswords;
using Identity.Server.Gate;
using Identity.Server.Localization;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.AppPassword;

/// <summary>The wizard's last section, where the organisation requires it: the name of an app, and then its password.</summary>
internal sealed class IndexModel(JourneyReader reader, AppPasswordEnrollment enrollment, Texts texts) : EnrollPage(reader)
{
    /// <summary>What is wrong with the name, in words.</summary>
    public string? Problem { get; private set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() => Input = new InputModel();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var name = Input.Name?.Trim() ?? "";
        Problem = LabelProblems.Of(name) is { } problem ? texts[$"AppPassword.{problem}"] : null;
        if (Problem is not null)
        {
            return Page();
        }

        return await enrollment.MakeAsync(Journey, Permit, name, cancellationToken) is null
            ? SeeOther(JourneyPaths.Next(Handle))
            : SeeOther(JourneyPaths.NewAppPassword(Handle));
    }

    protected override bool Serves(GateDecision decision) => decision is GateDecision.Enroll({ Steps.Count: 0, AppPassword: true }, _);

    protected override bool Serves(EnrollmentPlan.Interrupt plan) => false;

    internal sealed class InputModel
    {
        /// <summary>As typed.</summary>
        public string? Name { get; init; }
    }
}
