using Identity.Server.Gate;
using Identity.Server.Hosting;
using Identity.Storage.Auditing;

namespace Identity.Server.Audit;

/// <summary>Writes audit events about the request at hand.</summary>
internal sealed class AuditTrail(AuditLog log, BrowserState browser, TimeProvider clock)
{
    /// <summary>An event about a sign-in and the person in it.</summary>
    public AuditEvent Event(string kind, Journey journey) => Event(kind, journey.Person?.Facts.Id) with { ClientId = journey.Client.ClientId };

    /// <summary>An event about a person, or about nobody who exists.</summary>
    public AuditEvent Event(string kind, Guid? personId) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        At = clock.GetUtcNow(),
        Kind = kind,
        PersonId = personId,
        ActorId = personId,
        Address = browser.Address,
        Agent = browser.Agent,
    };

    /// <summary>Appends it.</summary>
    public Task AddAsync(AuditEvent happened, CancellationToken cancellationToken) => log.AddAsync(happened, cancellationToken);
}
