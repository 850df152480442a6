using Identity.OpenId.Clients;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Resources;

/// <summary>Which resources a client may have tokens for: those of which it is registered for a scope.</summary>
internal sealed class ClientResources(IResourceStore resources)
{
    /// <summary>Those that the client may use; nothing is asked for a client that has the standard scopes alone.</summary>
    public async ValueTask<IReadOnlyList<Resource>> OfAsync(Client client, CancellationToken cancellationToken) =>
        client.UsesResources()
            ? [.. (await resources.ListAsync(cancellationToken)).Where(resource => client.Scopes.Any(resource.Scopes.ContainsKey))]
            : [];

    /// <summary>The resources of a request: those that it names (RFC 8707 2), and those whose scopes it asks for.</summary>
    public static IReadOnlyList<Resource> Asked(IReadOnlyList<Resource> own, Parameters parameters, IReadOnlyList<string> scopes) =>
    [
        .. own.Where(resource => parameters.Resources.Contains(resource.Identifier) || scopes.Any(resource.Scopes.ContainsKey)),
    ];
}
