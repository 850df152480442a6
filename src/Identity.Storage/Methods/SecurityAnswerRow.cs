namespace Identity.Storage.Methods;

/// <summary>A row of <c>security_answers</c>: one question that a person answered.</summary>
internal sealed class SecurityAnswerRow
{
    public required Guid MethodId { get; init; }

    public required Guid PersonId { get; init; }

    public required string QuestionId { get; init; }

    public required string Hash { get; init; }
}
