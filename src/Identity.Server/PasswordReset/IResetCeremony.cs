using Identity.Domain.Methods;

namespace Identity.Server.PasswordReset;

/// <summary>The ceremony of one method in a password reset. A new one is registered as a service and has its page under its name in policy.</summary>
internal interface IResetCeremony
{
    /// <summary>The method.</summary>
    AuthenticationMethod Method { get; }

    /// <summary>
    /// Judges what was typed, one text for each field, with the same work whoever the name belongs to. It was paid for; nothing is spent here.
    /// </summary>
    Task<ResetJudgement> JudgeAsync(ResetState state, IReadOnlyList<string> typed, CancellationToken cancellationToken);
}
