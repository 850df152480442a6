namespace Identity.Domain.Enrollment;

/// <summary>In a sign-in, the code was typed back that was mailed to the account's own address.</summary>
/// <remarks>
/// Beside a password it gives somebody without any method leave to register the first one. A type of its own: it is no proof, goes into no
/// session, and makes no level (rule 2).
/// </remarks>
/// <param name="PersonId">Whose address it is.</param>
/// <param name="Epoch">The person's epoch then (attack 1).</param>
/// <param name="At">When.</param>
public sealed record MailboxConfirmation(Guid PersonId, long Epoch, DateTimeOffset At);
