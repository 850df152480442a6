using Identity.OpenId.Gate;

namespace Identity.OpenId.Tests.World;

/// <summary>Answers for user names and passwords as a test says, and remembers what it was asked.</summary>
internal sealed class ScriptedPasswords : ILegacyPasswords
{
    public List<LegacyQuestion> Questions { get; } = [];

    public ReleaseAnswer Answer { get; set; } = new ReleaseAnswer.Deny("invalid_grant", "The user name or the app password is wrong.");

    public Task<ReleaseAnswer> AskAsync(LegacyQuestion question, CancellationToken cancellationToken)
    {
        Questions.Add(question);
        return Task.FromResult(Answer);
    }
}
