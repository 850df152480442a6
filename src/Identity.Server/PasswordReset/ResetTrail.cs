using System.Text.Json.Nodes;
using Identity.Domain.Methods;
using Identity.Server.Audit;
using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset;

/// <summary>Writes audit events about password resets. A name that nobody has stands in them as a digest (attack 16).</summary>
internal sealed class ResetTrail(AuditTrail audit)
{
    /// <summary>Appends one. Nobody is signed in, so nobody is named as the one who did it.</summary>
    public Task AddAsync(string kind, StoredReset reset, AuthenticationMethod? method, CancellationToken cancellationToken)
    {
        var data = new JsonObject();
        if (method is not null)
        {
            data["method"] = method.Name;
        }

        if (reset.PersonId is null)
        {
            data["name"] = reset.NameDigest;
        }

        return audit.AddAsync(audit.Event(kind, reset.PersonId) with { ActorId = null, Data = data.ToJsonString() }, cancellationToken);
    }
}
