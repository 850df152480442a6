using Identity.OpenId.Gate;

namespace Identity.OpenId.Tests.World;

/// <summary>A gate that answers as a test says and remembers what it was asked.</summary>
internal sealed class ScriptedGate : IReleaseGate
{
    public List<ReleaseQuestion> Questions { get; } = [];

    public ReleaseAnswer Answer { get; set; } = new ReleaseAnswer.Interact("login_required");

    public Task<ReleaseAnswer> AskAsync(ReleaseQuestion question, CancellationToken cancellationToken)
    {
        Questions.Add(question);
        return Task.FromResult(Answer);
    }
}
