using Identity.OpenId.Outbound;

namespace Identity.OpenId.Tests.World;

/// <summary>Gives what a test says, and counts.</summary>
internal sealed class ScriptedFetcher : IOutboundFetcher
{
    public OutboundAnswer Answer { get; set; } = new OutboundAnswer.Failed("nothing");

    /// <summary>What an answer waits for.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    public List<string> Asked { get; } = [];

    public async Task<OutboundAnswer> FetchAsync(string address, CancellationToken cancellationToken)
    {
        Asked.Add(address);
        await Until;
        return Answer;
    }
}
