using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.SecurityInfo;

/// <summary>What people may do with the methods that they have registered.</summary>
public static class SecurityInfoRules
{
    /// <summary>How old the proof may be behind adding or removing a security key; for other methods it is <see cref="EnrollmentAuthority.ProofAge"/>.</summary>
    public static readonly TimeSpan KeyProofAge = TimeSpan.FromMinutes(5);

    /// <summary>Whether methods of that kind may be added, removed or made the default now: by a young proof at the highest level that the person has (rule 5, fault 10).</summary>
    public static EnrollmentAuthority Authority(
        PolicyDocument policy, PersonFacts person, AuthenticationMethod? kind, IReadOnlyList<SignInProof> proofs, DateTimeOffset now, MailboxConfirmation? mailbox = null) =>
        EnrollmentAuthority.For(policy, person, proofs, kind == MethodCatalogue.SecurityKey ? KeyProofAge : EnrollmentAuthority.ProofAge, now, mailbox);

    /// <summary>Whether a method may be removed.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="person">Whose method it is.</param>
    /// <param name="methodId">The method.</param>
    /// <param name="replacement">What is registered in the same commit in its place: the old one works until the new one does (fault 22).</param>
    public static RemovalAnswer Remove(PolicyDocument policy, PersonFacts person, Guid methodId, RegisteredMethod? replacement = null)
    {
        if (person.Methods.FirstOrDefault(method => method.Id == methodId) is not { } removed)
        {
            return new RemovalAnswer.NotRegistered();
        }

        RegisteredMethod[] rest = [.. person.Methods.Where(method => method != removed)];
        RegisteredMethod[] after = replacement is null ? rest : [.. rest, replacement];
        var broken = policy.RulesFor(person.Groups).FirstOrDefault(rule =>
            Progress(policy, person, rule, after) < int.Min(Progress(policy, person, rule, person.Methods), Goal(rule)));
        return broken is null
            ? new RemovalAnswer.Allowed(NextDefault(policy, person, after)) { Codes = LeftAlone(after) }
            : new RemovalAnswer.Required(broken.Id);
    }

    /// <summary>Whether a method may be asked first: one that policy lets the person use for two-step verification.</summary>
    public static bool MayBeDefault(PolicyDocument policy, PersonFacts person, RegisteredMethod method) =>
        method.Method is TwoStepMethod { IsReserve: false } && policy.IsUsable(method, person.Groups);

    /// <summary>Whether the person may make recovery codes: policy has them, and there is another second step that they can stand in for.</summary>
    public static bool MayMakeRecoveryCodes(PolicyDocument policy, PersonFacts person) =>
        policy.IsUsable(MethodCatalogue.RecoveryCodes, person.Groups) && person.Methods.Any(method => MayBeDefault(policy, person, method));

    /// <summary>The default among what is left: the one that is, or else the next in the order of registration.</summary>
    private static RegisteredMethod? NextDefault(PolicyDocument policy, PersonFacts person, RegisteredMethod[] left) =>
        left.Where(method => MayBeDefault(policy, person, method))
            .OrderByDescending(method => method.IsDefault).ThenBy(method => method.RegisteredAt).ThenBy(method => method.Id)
            .FirstOrDefault();

    /// <summary>The recovery codes, if nothing is left that they could stand in for: alone they would be a paper that is a whole second step.</summary>
    private static RegisteredMethod? LeftAlone(RegisteredMethod[] left) => left.Any(method => method.Method is TwoStepMethod { IsReserve: false })
        ? null
        : left.FirstOrDefault(method => method.Method == MethodCatalogue.RecoveryCodes);

    private static int Goal(RegistrationRule rule) => rule.Requirement.Kinds;

    /// <summary>How far these methods bring a person with the rule, which need not be missing: putting it off is no leave to undo it.</summary>
    private static int Progress(PolicyDocument policy, PersonFacts person, RegistrationRule rule, IReadOnlyList<RegisteredMethod> methods)
    {
        var counting = methods.Where(method => policy.Counts(method, person.Groups, rule.Purpose));
        return rule.Exact.Count > 0
            ? rule.Exact.Count(kind => counting.Any(method => method.Method == kind))
            : DistinctMethods.Count(counting.Select(method => (method.Method, method.Channel)));
    }
}
