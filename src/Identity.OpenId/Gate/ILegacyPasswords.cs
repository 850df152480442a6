namespace Identity.OpenId.Gate;

/// <summary>The host's answer to a user name and a password that a legacy client collected (RFC 6749 4.3). The engine never sees a person's own password accepted.</summary>
public interface ILegacyPasswords
{
    /// <summary>Answers from facts as they are stored now: <see cref="ReleaseAnswer.Release"/>, or <see cref="ReleaseAnswer.Deny"/> with the words for the client.</summary>
    Task<ReleaseAnswer> AskAsync(LegacyQuestion question, CancellationToken cancellationToken);
}
