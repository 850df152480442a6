using Identity.Domain.Methods;
using Identity.Server.Authenticators.Questions;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Identity.Server.PasswordReset.Ceremonies;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>Resetting with security questions: some for any name, chosen here and never by the form (fault 8, attack 11).</summary>
internal sealed class QuestionsModel(ResetReader reader, QuestionsReset questions, ResetAnswers answers, QuestionTexts wording)
    : MethodPage(reader, MethodCatalogue.Questions)
{
    /// <summary>The questions, in words.</summary>
    public IReadOnlyList<string> Questions { get; private set; } = [];

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() => Input = new InputModel();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        string[] typed = [.. Questions.Select((_, at) => AnswerAt(at))];
        return Array.Exists(typed, string.IsNullOrWhiteSpace)
            ? Refuse(CodeProblem.AnswerMissing)
            : After(await answers.AnswerAsync(State, MethodCatalogue.Questions, typed, cancellationToken));
    }

    /// <summary>What was typed last as an answer.</summary>
    public string AnswerAt(int at) => Input.Answers?.ElementAtOrDefault(at) ?? "";

    protected override CodeProblem Wrong(int triesLeft) => CodeProblem.AnswersWrong(triesLeft);

    protected override CodeProblem Locked(DateTimeOffset until) => CodeProblem.AnswersLocked(State.Now, until);

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancellationToken)
    {
        var rule = QuestionsReset.Rule(State);
        Questions = [.. (await questions.ChooseAsync(State, cancellationToken)).Select(id => wording.TextOf(rule, id)!)];
        return null;
    }

    internal sealed class InputModel
    {
        /// <summary>As typed, in the order of the questions.</summary>
        public IReadOnlyList<string?>? Answers { get; init; }

        /// <summary>The type's name: an answer is not for logs.</summary>
        public override string ToString() => nameof(InputModel);
    }
}
