using Identity.OpenId.Claims;

namespace Identity.OpenId.Clients;

/// <summary>What the scopes of a client say about it.</summary>
public static class ClientScopes
{
    /// <summary>Whether it is registered for scopes of resources, beside the standard ones.</summary>
    public static bool UsesResources(this Client client) => !client.Scopes.All(ScopeCatalogue.Scopes.Contains);
}
