using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Server.Delivery;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>Whether this server's settings let it do what a policy says of security keys.</summary>
internal sealed class KeyReadiness(KeyRelyingParty party, AttestationRoots roots)
{
    /// <summary>The settings that are missing.</summary>
    public IEnumerable<MissingSender> Check(PolicyDocument policy)
    {
        if (!policy.Methods.Any(rule => rule.Method == MethodCatalogue.SecurityKey && rule.On))
        {
            yield break;
        }

        if (!party.IsPossible)
        {
            yield return new($"methods.{MethodCatalogue.SecurityKey}.on", "Identity:SecurityKeys:RelyingPartyId");
        }

        if (policy.Keys.RequireAttestation && roots.Certificates.Count == 0)
        {
            yield return new($"methods.{MethodCatalogue.SecurityKey}.requireAttestation", "Identity:SecurityKeys:AttestationRoots");
        }
    }
}
