using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll;

/// <summary>"I want to set up a different method": what may be set up at this step of the wizard.</summary>
internal sealed class ChooseModel(JourneyReader reader) : EnrollPage(reader)
{
    /// <summary>The methods that policy allows, the proposed one first.</summary>
    public IReadOnlyList<Choice> Choices => [.. Plan.Steps[0].Choices.Select((method, at) => new Choice(method.Name, Tag(method, at)))];

    /// <summary>The first page of the method that was proposed.</summary>
    public string BackUrl => JourneyPaths.Enroll(Handle, Choices[0].Name);

    /// <summary>Next was pressed and nothing was chosen.</summary>
    public bool Missing { get; private set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() => Input = new InputModel { Method = Choices[0].Name };

    public IActionResult OnPost()
    {
        Missing = !Choices.Any(choice => choice.Name == Input.Method);
        return Missing ? Page() : SeeOther(JourneyPaths.Enroll(Handle, Input.Method!));
    }

    protected override bool Serves(EnrollmentPlan.Interrupt plan) => plan.Steps[0].Choices.Count > 1;

    private static ChoiceTag? Tag(AuthenticationMethod method, int at) => method switch
    {
        ResetOnlyMethod => ChoiceTag.ResetOnly,
        _ when at == 0 => ChoiceTag.Recommended,
        _ => null,
    };

    internal sealed class InputModel
    {
        /// <summary>The method's name in policy.</summary>
        public string? Method { get; init; }
    }
}
