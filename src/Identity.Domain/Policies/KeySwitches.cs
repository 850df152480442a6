using System.Net;
using Identity.Domain.AppPasswords;
using Identity.Domain.Methods.Keys;

namespace Identity.Domain.Policies;

/// <summary>What policy says about security keys and passkeys beyond being on or off.</summary>
public sealed record KeySwitches
{
    /// <summary>What holds where policy says nothing.</summary>
    public static KeySwitches Default { get; } = new();

    /// <summary>Whether a passkey that verifies its user signs in without a password.</summary>
    public bool FirstFactor { get; init; } = true;

    /// <summary>Whether a new key has to prove its model, by a statement of its maker (attestation). Keys from before stay.</summary>
    public bool RequireAttestation { get; init; }

    /// <summary>Whether a new key has to be found without the person's name: a passkey.</summary>
    public bool RequireDiscoverable { get; init; }

    /// <summary>The only models that are good, by AAGUID; empty is any. It takes <see cref="RequireAttestation"/>: what a model says of itself proves nothing (fault 15).</summary>
    public IReadOnlyList<Guid> AllowModels { get; init; } = [];

    /// <summary>The models that are no good.</summary>
    public IReadOnlyList<Guid> DenyModels { get; init; } = [];

    /// <summary>Networks that the organisation vouches for: a key that is registered from one of them is phishing-resistant (attack 7).</summary>
    public IReadOnlyList<IPNetwork> Networks { get; init; } = [];

    /// <summary>Whether an address is in one of <see cref="Networks"/>; one that is not known is not (attack 12).</summary>
    public bool Trusts(IPAddress? address) =>
        address is not null && Networks.Any(network => network.Contains(AllowedNetworks.Plain(address)));

    /// <summary>Whether models matter, so that keys are asked for theirs.</summary>
    public bool AsksForModel => RequireAttestation || AllowModels.Count > 0 || DenyModels.Count > 0;

    /// <summary>Whether keys of that model are good, new ones and those that are registered.</summary>
    public bool Allows(Guid model) => !DenyModels.Contains(model) && (AllowModels.Count == 0 || AllowModels.Contains(model));

    /// <summary>Whether a registered key is good. One of which nothing is known is of no model.</summary>
    public bool Allows(KeyTraits? key) => Allows(key?.Model ?? Guid.Empty);
}
