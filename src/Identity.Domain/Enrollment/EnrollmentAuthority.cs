using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Enrollment;

/// <summary>Whether a person may change methods now, the wizard included. The one maker of permits (attack 2, rule 5).</summary>
public abstract record EnrollmentAuthority
{
    /// <summary>How old the proof behind a change may be.</summary>
    public static readonly TimeSpan ProofAge = TimeSpan.FromMinutes(15);

    private EnrollmentAuthority()
    {
    }

    /// <summary>Decides.</summary>
    /// <remarks>
    /// The proof is by one of the person's strongest two-step methods, those that policy has switched off included: otherwise
    /// switching a method off would let a password alone replace it.
    /// </remarks>
    public static EnrollmentAuthority For(PolicyDocument policy, PersonFacts person, IReadOnlyList<SignInProof> proofs, DateTimeOffset now)
    {
        SignInProof[] current = [.. proofs.Where(proof => proof.Epoch == person.Epoch && proof.At <= now)];
        RegisteredMethod[] strongest = [.. Strongest(person)];
        if (strongest.Length == 0)
        {
            return First(policy, person, current, now);
        }

        if (!current.OfType<PasswordProof>().Any())
        {
            return new NeedsSignIn();
        }

        var levels =
            from proof in current.OfType<TwoStepProof>()
            from method in strongest
            where method.Id == proof.MethodId && method.Method == proof.Method && now - proof.At <= ProofAge
            select MethodAssurance.Of(method, proof);
        return levels.DefaultIfEmpty().Max() is var level and not AssuranceLevel.None
            ? new Permitted(new(person.Id, person.Epoch, level))
            : new NeedsChallenge(ChallengeOrder.Of(strongest, policy, person.Groups));
    }

    private static EnrollmentAuthority First(
        PolicyDocument policy, PersonFacts person, IReadOnlyList<SignInProof> current, DateTimeOffset now)
    {
        if (!policy.FirstRegistration.AllowsPassword)
        {
            return new NotAllowed();
        }

        return current.OfType<PasswordProof>().Any(proof => now - proof.At <= ProofAge)
            ? new Permitted(new(person.Id, person.Epoch, AssuranceLevel.OneFactor))
            : new NeedsSignIn();
    }

    private static IEnumerable<RegisteredMethod> Strongest(PersonFacts person)
    {
        var highest = person.Methods.Select(method => method.Method).OfType<TwoStepMethod>().Select(method => method.Level).DefaultIfEmpty().Max();
        return person.Methods.Where(method => method.Method is TwoStepMethod twoStep && twoStep.Level == highest);
    }

    /// <summary>Methods may be committed.</summary>
    public sealed record Permitted(EnrollmentPermit Permit) : EnrollmentAuthority;

    /// <summary>The password is needed first.</summary>
    public sealed record NeedsSignIn : EnrollmentAuthority;

    /// <summary>One of these has to be answered first, the default first.</summary>
    public sealed record NeedsChallenge(IReadOnlyList<RegisteredMethod> Methods) : EnrollmentAuthority;

    /// <summary>Nothing that the person has lets a first method be registered.</summary>
    public sealed record NotAllowed : EnrollmentAuthority;
}
