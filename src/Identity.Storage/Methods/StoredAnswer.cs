namespace Identity.Storage.Methods;

/// <summary>An answer to a security question, as it is kept.</summary>
/// <param name="QuestionId">The question's id.</param>
/// <param name="Hash">The hash of the answer, with a salt of its own.</param>
public sealed record StoredAnswer(string QuestionId, string Hash);
