using Identity.Domain.SignIn;

namespace Identity.Server.Authenticators.Recovery;

/// <summary>What a typed recovery code is, before it is spent.</summary>
internal abstract record RecoveryCodeAnswer
{
    private RecoveryCodeAnswer()
    {
    }

    /// <summary>It was right, and counts once it is spent.</summary>
    public sealed record Right(TwoStepProof Proof, string Digest) : RecoveryCodeAnswer;

    /// <summary>It does not count.</summary>
    public sealed record Refused(CodeAnswer Answer) : RecoveryCodeAnswer;
}
