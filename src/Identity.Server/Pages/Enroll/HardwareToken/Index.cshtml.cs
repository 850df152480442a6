using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Tokens;
using Identity.Server.Authenticators;
using Identity.Server.Authenticators.Tokens;
using Identity.Server.Gate;
using Identity.Server.Localization;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.HardwareToken;

/// <summary>Setting up a hardware token: the one that was given to the person, or another one by its serial number, and a first code of it.</summary>
internal sealed class IndexModel(JourneyReader reader, TokenEnrollment enrollment, Texts texts) : EnrollPage(reader)
{
    /// <summary>What the address has for whoever holds another token than the one that was assigned.</summary>
    public const string Other = "other";

    private const string NextField = "Input.Next";

    /// <summary>The last characters of the serial number of the token that was assigned to the person; <see langword="null"/> if none was.</summary>
    public string? Assigned { get; private set; }

    /// <summary>Whether the serial number is typed.</summary>
    public bool AsksSerial => Assigned is null || Request.Query.ContainsKey(Other);

    /// <summary>Whether the code that comes next is asked for as well: the token's clock is a little off.</summary>
    public bool AsksNext { get; private set; }

    /// <summary>What is wrong with the serial number, in words.</summary>
    public string? SerialProblem { get; private set; }

    public CodeProblem? Problem { get; private set; }

    public CodeProblem? NextProblem { get; private set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() => Input = new InputModel();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        AsksNext = Request.Form.ContainsKey(NextField);
        var serial = TokenSerial.Parse(Input.Serial);
        string? next = null;
        SerialProblem = AsksSerial && serial is null ? texts["Token.Serial.Empty"] : null;
        Problem = CodeProblems.Read(Input.Code, out var code);
        NextProblem = AsksNext ? CodeProblems.Read(Input.Next, out next) : null;
        if (SerialProblem is not null || Problem is not null || NextProblem is not null)
        {
            return Page();
        }

        var typed = new TypedToken(AsksSerial ? serial : null, code, next);
        return Answer(await enrollment.ConfirmAsync(Journey, Permit, typed, Label, cancellationToken));
    }

    protected override bool Serves(EnrollmentPlan.Interrupt plan) => plan.Steps[0].Choices.Contains(MethodCatalogue.HardwareToken);

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancellationToken)
    {
        Assigned = TokenSerial.Parse((await enrollment.FindAssignedAsync(Journey, cancellationToken))?.Serial)?.Ending;
        return null;
    }

    private IActionResult Answer(MethodConfirmation confirmation)
    {
        switch (confirmation)
        {
            case MethodConfirmation.Registered(var recorded):
                return After(recorded);
            case MethodConfirmation.Answered(CodeAnswer.NextNeeded):
                (AsksNext, NextProblem) = (true, CodeProblem.NextNeeded);
                return Page();
            case MethodConfirmation.Answered(var answer):
                Problem = CodeProblems.OfToken(answer, Journey.Now, AsksSerial);
                return Page();
            case MethodConfirmation.TooMany:
                Problem = CodeProblem.TooManyApps;
                return Page();
            default:
                return SeeOther(JourneyPaths.Next(Handle));
        }
    }

    private string Label(TokenSerial serial) => texts["Token.Label", serial.Ending];

    internal sealed class InputModel
    {
        /// <summary>The serial number as typed.</summary>
        public string? Serial { get; init; }

        /// <summary>A code, with spaces and all.</summary>
        public string? Code { get; init; }

        /// <summary>The code that the token showed next.</summary>
        public string? Next { get; init; }
    }
}
