using System.Text.Json;
using Identity.Domain.AppPasswords;
using Identity.Domain.Methods;
using Identity.Server.Gate;
using Identity.Server.Localization;
using Identity.Storage.Auditing;
using Identity.Storage.Clients;

namespace Identity.Server.Audit;

/// <summary>What happened lately to a person's account, for that person's own eyes.</summary>
internal sealed class PersonActivity(AuditReader reader, ClientStore clients, Texts texts)
{
    /// <summary>What tells people nothing.</summary>
    private static readonly string[] Hidden = [AuditKinds.PasswordHashUpgraded];

    /// <summary>What has the name of an app password or of a device for its details.</summary>
    private static readonly string[] Named =
    [
        AuditKinds.AppPasswordAdded, AuditKinds.AppPasswordRemoved, AuditKinds.AppPasswordUsed, AuditKinds.AppPasswordRefused, AuditKinds.DeviceRemembered,
    ];

    /// <summary>The last <paramref name="count"/> events that concern the person, newest first.</summary>
    public async Task<IReadOnlyList<ActivityEntry>> ReadAsync(Guid personId, int count, CancellationToken cancellationToken)
    {
        var happened = await reader.FindNewestAsync(personId, count, Hidden, cancellationToken);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var clientId in happened.Select(one => one.Event.ClientId).OfType<string>().Distinct())
        {
            names[clientId] = clientId switch
            {
                OwnPages.ClientId => texts["SecurityInfo.Title"],
                DoorNames.Web => texts[$"AppPasswords.Door.{Doors.Web}"],
                DoorNames.Mail => texts[$"AppPasswords.Door.{Doors.Mail}"],
                _ => (await clients.FindAsync(clientId, cancellationToken))?.ClientName ?? clientId,
            };
        }

        return [.. happened.Select(one => Entry(one.Event, personId, names))];
    }

    // Where somebody else acted, the address is theirs and not for the person to know; who guesses a password is nobody known.
    private ActivityEntry Entry(AuditEvent e, Guid personId, Dictionary<string, string> names) => new()
    {
        At = e.At,
        Kind = e.Kind,
        Text = texts[$"Activity.{e.Kind}"],
        ClientName = e.ClientId is null ? null : names[e.ClientId],
        Address = e.ActorId is null || e.ActorId == personId ? e.Address : null,
        Method = Named.Contains(e.Kind) ? e.Details : MethodOf(e),
    };

    // Events about a method have its name for their data.
    private string? MethodOf(AuditEvent e)
    {
        if (e.Data is not ['"', ..])
        {
            return null;
        }

        var name = JsonSerializer.Deserialize<string>(e.Data);
        return MethodCatalogue.WithReserve.FirstOrDefault(method => $"{method}" == name) is { } known ? texts.Method($"{known}") : null;
    }
}
