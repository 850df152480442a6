using System.Diagnostics;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.PasswordReset.Questions;
using Identity.Domain.Policies;
using Identity.Server.Authenticators;
using Identity.Server.Authenticators.Questions;
using Identity.Server.Gate;
using Identity.Server.Localization;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.Questions;

/// <summary>Setting up security questions: as many as policy wants, chosen and answered on one page. What is stored is never shown again.</summary>
/// <remarks>What was typed comes back once, on the page that says what is wrong with it, so that nobody types it twice (WCAG 3.3.7).</remarks>
internal sealed class IndexModel(JourneyReader reader, QuestionEnrollment enrollment, QuestionTexts questions, Texts texts) : EnrollPage(reader)
{
    private IReadOnlyList<AnswerProblem> problems = [];

    /// <summary>How many questions there are to answer.</summary>
    public int Count => Rule.Register;

    /// <summary>The questions to choose from.</summary>
    public IReadOnlyList<Question> Questions => questions.All(Rule);

    [BindProperty]
    public InputModel Input { get; set; } = new();

    private QuestionRule Rule => QuestionEnrollment.Rule(Journey);

    public void OnGet() => Input = new InputModel();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var given = Enumerable.Range(0, Count).Select(at => (QuestionAt(at), AnswerAt(at)));
        switch (QuestionEnrollment.Check(Rule, given))
        {
            case AnswersVerdict.Rejected(var found):
                problems = found;
                return Page();
            case AnswersVerdict.Accepted accepted:
                var confirmation = await enrollment.RegisterAsync(Journey, Permit, accepted, texts.Plural("Questions.Registered", Count), cancellationToken);
                return confirmation is MethodConfirmation.Registered(var recorded) ? After(recorded) : SeeOther(JourneyPaths.Next(Handle));
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Which question was chosen in a place, from 0; empty if none.</summary>
    public string QuestionAt(int at) => Input.Questions?.ElementAtOrDefault(at) ?? "";

    /// <summary>The answer in a place, as it was typed just now.</summary>
    public string AnswerAt(int at) => Input.Answers?.ElementAtOrDefault(at) ?? "";

    /// <summary>What is wrong with the question that was chosen in a place.</summary>
    public FieldError? QuestionError(int at) => ErrorAt(at, isQuestion: true);

    /// <summary>What is wrong with the answer in a place.</summary>
    public FieldError? AnswerError(int at) => ErrorAt(at, isQuestion: false);

    protected override bool Serves(EnrollmentPlan.Interrupt plan) => plan.Steps[0].Choices.Contains(MethodCatalogue.Questions);

    private FieldError? ErrorAt(int at, bool isQuestion)
    {
        var field = isQuestion ? "question" : "answer";
        return problems.FirstOrDefault(problem => problem.Index == at && IsOfQuestion(problem.Fault) == isQuestion) is { Fault: var fault }
            ? new FieldError($"{field}-{at + 1}", texts[$"Questions.{fault}", at + 1])
            : null;
    }

    private static bool IsOfQuestion(AnswerFault fault) => fault is AnswerFault.UnknownQuestion or AnswerFault.QuestionTwice;

    internal sealed class InputModel
    {
        /// <summary>The ids of the questions that were chosen, one for each place.</summary>
        public IReadOnlyList<string?>? Questions { get; init; }

        /// <summary>The answers as typed, one for each place.</summary>
        public IReadOnlyList<string?>? Answers { get; init; }
    }
}
