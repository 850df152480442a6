using System.Diagnostics;
using Identity.Domain.Policies;
using Identity.OpenId.Documents;

namespace Identity.Server.Commands;

/// <summary>The text of a policy document as somebody wrote it.</summary>
internal static class PolicyText
{
    /// <summary>The policy, if this server can do all that it asks for.</summary>
    /// <exception cref="CommandException">The text is not a policy, or asks for something in vain.</exception>
    public static PolicyDocument Read(string json, PolicyInspection inspection)
    {
        var policy = PolicyReader.Read(json) switch
        {
            PolicyReading.Valid(var document) => document,
            PolicyReading.Invalid(var errors) => throw new CommandException(ErrorLines.Of(errors)),
            _ => throw new UnreachableException(),
        };
        if (inspection.Findings(policy) is { Count: > 0 } findings)
        {
            var lines = DocumentLines.Of(json);
            throw new CommandException(ErrorLines.Of(findings
                .Select(finding => new PolicyError(lines.GetValueOrDefault(finding.Field, 1), finding.Field, finding.Message))
                .OrderBy(error => error.Line)));
        }

        return policy;
    }
}
