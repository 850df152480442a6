using Identity.Domain.SignIn;

namespace Identity.Server.Authenticators;

/// <summary>How an answer with a code, or a call, ended.</summary>
internal abstract record CodeAnswer
{
    private CodeAnswer()
    {
    }

    /// <summary>It was right, and is spent.</summary>
    public sealed record Right(TwoStepProof Proof) : CodeAnswer;

    /// <summary>It was right once, and is spent: every code works one time.</summary>
    public sealed record Used : CodeAnswer;

    /// <summary>It was wrong.</summary>
    /// <param name="TriesLeft">How many tries the budget still has.</param>
    /// <param name="MinutesOff">How far the phone's clock seems to be off; <see langword="null"/> if that is not what is wrong.</param>
    public sealed record Wrong(int TriesLeft, int? MinutesOff) : CodeAnswer;

    /// <summary>It is of a token whose clock is a little off: together with the code that comes next it would be right.</summary>
    public sealed record NextNeeded : CodeAnswer;

    /// <summary>No code that was sent works any more.</summary>
    public sealed record Expired : CodeAnswer;

    /// <summary>The call was not answered with the pound key, or not yet.</summary>
    public sealed record NotAnswered : CodeAnswer;

    /// <summary>The budget is spent; nothing was compared.</summary>
    public sealed record Locked(DateTimeOffset Until) : CodeAnswer;
}
