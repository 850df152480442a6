namespace Identity.OpenId.Gate;

/// <summary>The host's answer to "may this go out?" (rule 1). The engine asks it before every code and every refreshed token, and obeys.</summary>
public interface IReleaseGate
{
    /// <summary>Answers from facts as they are stored now.</summary>
    Task<ReleaseAnswer> AskAsync(ReleaseQuestion question, CancellationToken cancellationToken);
}
