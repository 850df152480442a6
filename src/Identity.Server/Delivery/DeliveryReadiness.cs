using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Server.Hosting;

namespace Identity.Server.Delivery;

/// <summary>Compares a policy with the senders that are set up: a method whose messages cannot leave would lock people out.</summary>
internal sealed class DeliveryReadiness(ServerSettings settings, IHostEnvironment environment)
{
    /// <summary>What a policy switches on without a sender; nothing in Development, where <c>/dev/outbox</c> shows what would be sent.</summary>
    public IReadOnlyList<PolicyFinding> Missing(PolicyDocument policy) =>
        environment.IsDevelopment() ? [] : [.. Needs(policy).Where(need => !need.IsSet).Select(need => new PolicyFinding(need.Field, $"needs the setting {need.Setting}, which is missing"))];

    /// <summary>Refuses to serve such a policy.</summary>
    /// <exception cref="SettingException">A setting is missing.</exception>
    public void Require(PolicyDocument policy)
    {
        if (!environment.IsDevelopment() && Needs(policy).FirstOrDefault(need => !need.IsSet) is { } missing)
        {
            throw new SettingException(missing.Setting, $"is missing, and the policy in force has {missing.Field} on. Set it, or import a policy without.");
        }
    }

    private IEnumerable<Need> Needs(PolicyDocument policy)
    {
        foreach (var rule in policy.Methods.Where(rule => rule.On))
        {
            if (rule.Phone is { Text: true })
            {
                yield return new("methods.phone.text", "Identity:Text", settings.Text is not null);
            }

            if (rule.Phone is { Call: true })
            {
                yield return new("methods.phone.call", "Identity:Voice", settings.Voice is not null);
            }

            if (rule.Method == MethodCatalogue.Email)
            {
                yield return new("methods.email.on", "Identity:Mail", settings.Mail is not null);
            }
        }
    }

    private sealed record Need(string Field, string Setting, bool IsSet);
}
