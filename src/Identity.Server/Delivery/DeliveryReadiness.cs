using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Server.Hosting;

namespace Identity.Server.Delivery;

/// <summary>Whether this server can send what a policy has people wait for. In Development it need not: <c>/dev/outbox</c> shows it.</summary>
internal sealed class DeliveryReadiness(ServerSettings settings, IHostEnvironment environment)
{
    /// <summary>The senders that are missing.</summary>
    public IReadOnlyList<MissingSender> Check(PolicyDocument policy) =>
        environment.IsDevelopment() ? [] : [.. policy.Methods.Where(rule => rule.On).SelectMany(Missing), .. Missing(policy.FirstRegistration)];

    private IEnumerable<MissingSender> Missing(FirstRegistrationRule rule) =>
        rule.AllowsMailbox && settings.Mail is null ? [new("firstRegistration.allow", "Identity:Mail")] : [];

    private IEnumerable<MissingSender> Missing(MethodRule rule)
    {
        if (rule.Phone is { Text: true } && settings.Text is null)
        {
            yield return new($"methods.{rule.Method}.text", "Identity:Text");
        }

        if (rule.Phone is { Call: true } && settings.Voice is null)
        {
            yield return new($"methods.{rule.Method}.call", "Identity:Voice");
        }

        if (rule.Method == MethodCatalogue.Email && settings.Mail is null)
        {
            yield return new($"methods.{rule.Method}.on", "Identity:Mail");
        }
    }
}
