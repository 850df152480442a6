namespace Identity.Domain.PasswordReset.Questions;

/// <summary>Something wrong with one answer.</summary>
/// <param name="Index">Which answer, from 0.</param>
/// <param name="Fault">What is wrong with it.</param>
public sealed record AnswerProblem(int Index, AnswerFault Fault);
