using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.PasswordReset;

/// <summary>The one place that decides whether a forgotten password may be set anew. It never signs anybody in (rule 4).</summary>
/// <remarks>
/// Until a proof counts, the answer is one and the same for every name, those that nobody has included (attack 11): what is offered and how
/// much is needed come from policy alone. Only somebody who has proven a method of the person learns more.
/// </remarks>
public static class ResetGate
{
    /// <summary>What has to happen next.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="person">Whose password it is; <see langword="null"/> if the name is nobody's.</param>
    /// <param name="proofs">What has been proven in this reset.</param>
    /// <param name="now">The time.</param>
    public static ResetDecision Decide(PolicyDocument policy, PersonFacts? person, IReadOnlyList<ResetProof> proofs, DateTimeOffset now)
    {
        var offered = Offered(policy);
        if (policy.PasswordReset is not { Groups.IsNobody: false } rule || offered.Count == 0)
        {
            return new ResetDecision.Refuse(ResetRefusal.NotOffered);
        }

        if (person is null || Counting(policy, person, proofs, now) is not { Length: > 0 } counting)
        {
            return new ResetDecision.Verify(offered, rule.MostMethods);
        }

        if (person.IsDisabled || !rule.Groups.Covers(person.Groups))
        {
            return new ResetDecision.Refuse(ResetRefusal.NotAllowed);
        }

        var proven = counting.Select(Edge).ToArray();
        var stillNeeded = rule.MethodsFor(person.Groups) - DistinctMethods.Count(proven);
        if (stillNeeded <= 0)
        {
            return new ResetDecision.NewPassword(Permit(person, counting));
        }

        return DistinctMethods.Count(Provable(policy, person, now).Select(method => (method.Method, method.Channel))) < rule.MethodsFor(person.Groups)
            ? new ResetDecision.Refuse(ResetRefusal.TooFewMethods)
            : new ResetDecision.Verify([.. offered.Where(kind => DistinctMethods.Gains(proven, kind))], stillNeeded);
    }

    /// <summary>The kinds of method that policy lets anybody reset with, in its order.</summary>
    public static IReadOnlyList<AuthenticationMethod> Offered(PolicyDocument policy) =>
    [
        .. policy.Order.Concat(MethodCatalogue.All).Distinct().Where(kind =>
            policy.Serves(kind, MethodPurposes.PasswordReset)
            && policy.Methods.Any(rule => rule.Method == kind && rule.On && !rule.Groups.IsNobody)),
    ];

    /// <summary>The person's methods that a reset can be proven with: to others no code is sent, and no answer of theirs is right.</summary>
    /// <remarks>
    /// A phone or mailbox whose last proof is older than the re-confirmation interval may belong to somebody else by now, and a mailbox that is
    /// read with the forgotten password proves nothing (attack 4).
    /// </remarks>
    public static IReadOnlyList<RegisteredMethod> Provable(PolicyDocument policy, PersonFacts person, DateTimeOffset now) =>
    [
        .. person.Methods
            .Where(method => policy.Counts(method, person.Groups, MethodPurposes.PasswordReset) && !Reconfirmation.IsDue(policy, method, now)),
    ];

    private static ResetProof[] Counting(PolicyDocument policy, PersonFacts person, IReadOnlyList<ResetProof> proofs, DateTimeOffset now)
    {
        var provable = Provable(policy, person, now);
        return
        [
            .. proofs.Where(proof =>
                proof.Epoch == person.Epoch && proof.IsFresh(now)
                && provable.Any(method => method.Id == proof.MethodId && method.Method == proof.Method && method.Channel == proof.Channel)),
        ];
    }

    private static ResetPermit Permit(PersonFacts person, ResetProof[] counting)
    {
        ResetProof[] secondSteps = [.. counting.Where(proof => proof.Method is TwoStepMethod)];
        string[] channels = [.. secondSteps.Select(proof => proof.Channel).Distinct()];
        var isByTwo = DistinctMethods.Count(secondSteps.Select(Edge)) >= 2;
        return new(
            person.Id,
            person.Epoch,
            counting.Min(proof => proof.At) + ResetTimes.Session,
            [.. counting.Select(proof => proof.MethodId).Distinct()],
            isByTwo ? [] : channels);
    }

    private static (AuthenticationMethod Kind, string Channel) Edge(ResetProof proof) => (proof.Method, proof.Channel);
}
