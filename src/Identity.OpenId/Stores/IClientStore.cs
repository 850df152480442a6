using Identity.OpenId.Clients;

namespace Identity.OpenId.Stores;

/// <summary>The registered clients.</summary>
public interface IClientStore
{
    /// <summary>The client of that id, compared to the letter; <see langword="null"/> if there is none.</summary>
    Task<Client?> FindAsync(string clientId, CancellationToken cancellationToken);
}
