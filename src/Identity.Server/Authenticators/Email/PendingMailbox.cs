using Identity.Storage.Methods;

namespace Identity.Server.Authenticators.Email;

/// <summary>A mailbox that has not been confirmed.</summary>
internal sealed record PendingMailbox(PendingMethod Pending, Mailbox Mailbox);
