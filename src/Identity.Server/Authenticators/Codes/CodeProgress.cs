using Identity.Storage.Codes;
using Identity.Storage.Outbox;

namespace Identity.Server.Authenticators.Codes;

/// <summary>How far texts, calls and mails of one scope are, as the person is told.</summary>
/// <param name="Newest">The newest code or call that still works.</param>
/// <param name="IsRenewed">Whether there is an older one as well, which also still works.</param>
/// <param name="State">How far the newest message is.</param>
internal sealed record CodeProgress(SentCode Newest, bool IsRenewed, OutboxState State)
{
    /// <summary>Whether a call was answered with the pound key.</summary>
    public bool IsAnswered => Newest is { Channel: CodeChannel.Call, ConfirmedAt: not null };

    /// <summary>Whether the message certainly did not leave.</summary>
    public bool HasFailed => State is OutboxState.Failed or OutboxState.Expired;

    /// <summary>Whether nobody knows if it left.</summary>
    public bool IsInDoubt => State is OutboxState.InDoubt;
}
