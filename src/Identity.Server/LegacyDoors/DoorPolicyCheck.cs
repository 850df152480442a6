using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Server.Hosting;

namespace Identity.Server.LegacyDoors;

/// <summary>Compares a policy with the doors of this server, before it is put into force.</summary>
internal sealed class DoorPolicyCheck(ServerSettings settings)
{
    /// <summary>
    /// What is wrong: a mailbox that an app password reads must not reset the password of the account (attack 4). Which ones those are
    /// only the operator knows.
    /// </summary>
    public IEnumerable<PolicyFinding> Check(PolicyDocument policy) =>
        settings.Doors?.Mail is not null
        && policy is { AppPasswords: not AppPasswordUse.Off, PasswordReset.RefusedDomains.Count: 0 }
        && policy.Methods.Any(rule => rule.Method == MethodCatalogue.Email && rule.On)
            ? [new PolicyFinding("passwordReset.email.refusedDomains", "must name the domains of the mailboxes behind Identity:Doors:Mail, which an app password reads")]
            : [];
}
