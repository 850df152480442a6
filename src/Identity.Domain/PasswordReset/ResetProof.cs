using Identity.Domain.Methods;

namespace Identity.Domain.PasswordReset;

/// <summary>A method answered during a password reset. It is no <see cref="SignIn.SignInProof"/>, so no gate can take it for one (rule 2).</summary>
/// <param name="Method">The kind of method; any of the catalogue.</param>
/// <param name="MethodId">Which registered method.</param>
/// <param name="Channel">Over which number, device, mailbox or key.</param>
/// <param name="At">When it was proven.</param>
/// <param name="Epoch">The person's epoch then.</param>
public sealed record ResetProof(AuthenticationMethod Method, Guid MethodId, string Channel, DateTimeOffset At, long Epoch)
{
    /// <summary>Whether it is young enough to count. More time for a reset makes no proof younger.</summary>
    public bool IsFresh(DateTimeOffset now) => At <= now && now - At <= ResetTimes.Session;
}
