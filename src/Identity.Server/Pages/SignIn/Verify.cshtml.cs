using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Server.Authenticators.Totp;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>The second step of a sign-in: a code of a method that the person has registered.</summary>
internal sealed class VerifyModel(JourneyReader reader, SecondStep secondStep) : JourneyPage(reader)
{
    /// <summary>Which of the methods; the default one if it is not said.</summary>
    [FromQuery(Name = "method")]
    public Guid? MethodId { get; set; }

    /// <summary>The kind of method, as policy names it.</summary>
    public string MethodName => Chosen?.Method.Name ?? "";

    /// <summary>The name that the person gave the method.</summary>
    public string MethodLabel => Chosen?.Label ?? "";

    /// <summary>What else may be used.</summary>
    public IReadOnlyList<MethodChoice> Others => [.. Methods.Where(method => method != Chosen).Select(MethodChoice.Of)];

    /// <summary>What was wrong with the last code.</summary>
    public CodeProblem? Problem { get; private set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    // Only the methods that the gate has named for this person can be chosen, whoever's id is sent (fault 8).
    private IReadOnlyList<RegisteredMethod> Methods => ((GateDecision.Challenge)Decision).Methods;

    private RegisteredMethod? Chosen => MethodId is { } id ? Methods.FirstOrDefault(method => method.Id == id) : Methods[0];

    public IActionResult OnGet() => Chosen is null ? SeeOther(JourneyPaths.Next(Handle)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Chosen is not { } method)
        {
            return SeeOther(JourneyPaths.Next(Handle));
        }

        var code = TotpCodes.Clean(Input.Code);
        Problem = CodeProblems.Of(Input.Code, code);
        if (Problem is not null)
        {
            return Page();
        }

        switch (await secondStep.AttemptAsync(Journey, method, code!, cancellationToken))
        {
            case SecondStepOutcome.Accepted(var recorded):
                return SeeOther(recorded.Path);
            case SecondStepOutcome.Refused(var answer):
                Problem = CodeProblems.Of(answer, Journey.Now);
                return Page();
            default:
                return SeeOther(JourneyPaths.Next(Handle));
        }
    }

    protected override bool Serves(GateDecision decision) => decision is GateDecision.Challenge;

    internal sealed class InputModel
    {
        /// <summary>As typed, with spaces and all.</summary>
        public string? Code { get; init; }
    }
}
