using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.PasswordReset.Questions;
using Identity.Domain.Policies;
using Identity.Server.Gate;
using Identity.Storage.Methods;

namespace Identity.Server.Authenticators.Questions;

/// <summary>Registers security questions for password reset: all of them at once, in place of those that there were (never edited).</summary>
internal sealed class QuestionEnrollment(MethodStore methods, MethodRegistration registration, AnswerHashes hashes)
{
    /// <summary>The channel of every person's questions: they are what the person knows, and count once (fault 5).</summary>
    public const string Channel = "questions";

    /// <summary>What policy says about questions.</summary>
    public static QuestionRule Rule(Journey journey) => journey.Facts.Policy.Document.PasswordReset?.Questions ?? QuestionRule.Default;

    /// <summary>Whether these questions, with these answers as they were typed, can be registered.</summary>
    public static AnswersVerdict Check(QuestionRule rule, IEnumerable<(string QuestionId, string Typed)> given) =>
        QuestionAnswers.Check(
            rule,
            [.. given.Select(answer => new GivenAnswer(answer.QuestionId, QuestionTexts.InEveryLanguage(rule, answer.QuestionId), answer.Typed))]);

    /// <summary>Registers answers that were accepted. They prove themselves: who types them knows them (rule 3).</summary>
    public async Task<MethodConfirmation> RegisterAsync(
        Journey journey, EnrollmentPermit permit, AnswersVerdict.Accepted accepted, string label, CancellationToken cancellationToken)
    {
        var pending = NewPending.In(journey, MethodCatalogue.Questions, (_, _) => []);
        var made = NewMethod.ForReset(pending, MethodCatalogue.Questions, Channel, label) with { Answers = hashes.Make(permit.PersonId, accepted.Answers) };
        return await registration.CommitAsync(journey, permit, made, BeginAsync, cancellationToken);

        // In the same transaction: there is no moment at which they are half-made.
        async Task<bool> BeginAsync()
        {
            await methods.BeginAsync(pending, cancellationToken);
            return true;
        }
    }
}
