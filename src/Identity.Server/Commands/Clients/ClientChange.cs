using Identity.OpenId.Clients;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Clients;

namespace Identity.Server.Commands.Clients;

/// <summary>Changes a registered app: the change with its audit events, or neither. It is in force at the very next request.</summary>
internal static class ClientChange
{
    /// <summary>Changes it; the app after the change.</summary>
    /// <param name="services">The server's.</param>
    /// <param name="id">The <c>client_id</c>.</param>
    /// <param name="change">A function of the app alone; it is called again if another change came between.</param>
    /// <param name="tell">What the audit log is told, of the app before and after.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Client> RunAsync(
        IServiceProvider services,
        string id,
        Func<Client, Client> change,
        Func<Client, Client, IEnumerable<AuditEvent>> tell,
        CancellationToken cancellationToken)
    {
        Client? before = null;
        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        var after = await services.GetRequiredService<ClientStore>().ChangeAsync(id, Change, cancellationToken)
            ?? throw Unknown(id);
        foreach (var happened in tell(before!, after))
        {
            await services.GetRequiredService<AuditLog>().AddAsync(happened with { ClientId = id }, cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
        return after;

        Client Change(Client client)
        {
            before = client;
            return change(client);
        }
    }

    /// <summary>The app of that id.</summary>
    public static async Task<Client> FindAsync(IServiceProvider services, string id, CancellationToken cancellationToken) =>
        await services.GetRequiredService<ClientStore>().FindAsync(id, cancellationToken) ?? throw Unknown(id);

    private static CommandException Unknown(string id) => new([$"There is no client {id}."]);
}
