using System.Diagnostics;
using Identity.Domain.Policies;
using Identity.OpenId.Documents;
using Identity.Server.Authenticators;
using Identity.Server.Authenticators.SecurityKeys;
using Identity.Server.Delivery;

namespace Identity.Server.Commands;

/// <summary>The text of a policy document as somebody wrote it.</summary>
internal static class PolicyText
{
    /// <summary>The policy, if this server can do all that it asks for, and <paramref name="people"/> can do what it asks of them.</summary>
    /// <exception cref="CommandException">The text is not a policy, or asks for something in vain.</exception>
    public static PolicyDocument Read(string json, IServiceProvider services, IReadOnlyCollection<PeopleAlike> people)
    {
        var policy = PolicyReader.Read(json) switch
        {
            PolicyReading.Valid(var document) => document,
            PolicyReading.Invalid(var errors) => throw new CommandException(ErrorLines.Of(errors)),
            _ => throw new UnreachableException(),
        };
        if (Findings(policy, services, people) is { Count: > 0 } findings)
        {
            var lines = DocumentLines.Of(json);
            throw new CommandException(ErrorLines.Of(findings
                .Select(finding => new PolicyError(LineOf(finding.Field, lines), finding.Field, finding.Message))
                .OrderBy(error => error.Line)));
        }

        return policy;
    }

    private static IReadOnlyList<PolicyFinding> Findings(PolicyDocument policy, IServiceProvider services, IReadOnlyCollection<PeopleAlike> people) =>
    [
        .. PolicyCheck.Check(policy, services.GetRequiredService<AuthenticatorSet>().Methods),
        .. PolicyReach.Check(policy, services.GetRequiredService<AuthenticatorSet>().Methods, people),
        .. services.GetRequiredService<DeliveryReadiness>().Check(policy).Concat(services.GetRequiredService<KeyReadiness>().Check(policy))
            .Select(missing => new PolicyFinding(missing.Field, $"needs {missing.Setting}, which is not set")),
    ];

    // What goes without saying stands where it would be said.
    private static int LineOf(string field, IReadOnlyDictionary<string, int> lines) =>
        lines.TryGetValue(field, out var line) ? line : LineOf(field[..Math.Max(field.LastIndexOf('.'), 0)], lines);
}
