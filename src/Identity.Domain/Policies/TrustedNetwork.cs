using System.Net;
using Identity.Domain.AppPasswords;

namespace Identity.Domain.Policies;

/// <summary>A place that the organisation trusts more than others, such as an office.</summary>
/// <param name="Name">What proofs from there remember.</param>
/// <param name="Addresses">Its addresses; never all there are.</param>
public sealed record TrustedNetwork(string Name, AllowedNetworks Addresses)
{
    /// <summary>Whether an address is in it. One that is not known is in none (attack 12).</summary>
    public bool Contains(IPAddress? address) => !Addresses.IsAnywhere && Addresses.Allows(address);
}
