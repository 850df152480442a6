using System.Text.Json.Nodes;
using Identity.Domain.Methods;
using Identity.Server.Audit;
using Identity.Storage.Auditing;
using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset;

/// <summary>Writes audit events about password resets. A name that nobody has stands in them as a digest (attack 16).</summary>
internal sealed class ResetTrail(AuditTrail audit)
{
    /// <summary>Appends one.</summary>
    public Task AddAsync(string kind, StoredReset reset, AuthenticationMethod? method, CancellationToken cancellationToken) =>
        audit.AddAsync(Event(kind, reset, method), cancellationToken);

    /// <summary>One to append. Nobody is signed in, so nobody is named as the one who did it.</summary>
    public AuditEvent Event(string kind, StoredReset reset, AuthenticationMethod? method) => audit.Event(kind, reset.PersonId) with
    {
        ActorId = null,
        Data = reset.PersonId is null
            ? new JsonObject { ["name"] = reset.NameDigest, ["method"] = method?.Name }.ToJsonString()
            : Named(method),
    };

    private static string? Named(AuthenticationMethod? method) => method is null ? null : $"\"{method.Name}\"";
}
