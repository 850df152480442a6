using Identity.Storage.Codes;

namespace Identity.Server.Authenticators.Codes;

/// <summary>Whether a code or a call was right.</summary>
internal abstract record CodeJudgement
{
    private CodeJudgement()
    {
    }

    /// <summary>It was, and is not yet spent.</summary>
    public sealed record Right(SentCode Code) : CodeJudgement;

    /// <summary>It was not.</summary>
    public sealed record Refused(CodeAnswer Answer) : CodeJudgement;
}
