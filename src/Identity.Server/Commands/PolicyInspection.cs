using Identity.Domain.Policies;
using Identity.Server.Authenticators;
using Identity.Server.Delivery;

namespace Identity.Server.Commands;

/// <summary>Says what a policy asks of this server in vain: methods without a ceremony, or without a sender.</summary>
internal sealed class PolicyInspection(AuthenticatorSet authenticators, DeliveryReadiness delivery)
{
    /// <summary>Everything, by field.</summary>
    public IReadOnlyList<PolicyFinding> Findings(PolicyDocument policy) => [.. PolicyCheck.Check(policy, authenticators.Methods), .. delivery.Missing(policy)];
}
