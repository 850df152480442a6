using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
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
    public static EnrollmentAuthority For(
        PolicyDocument policy, PersonFacts person, IReadOnlyList<SignInProof> proofs, DateTimeOffset now, MailboxConfirmation? mailbox = null) =>
        For(policy, person, proofs, ProofAge, now, mailbox);

    /// <summary>Decides, with a limit of its own to the age of the proof.</summary>
    internal static EnrollmentAuthority For(
        PolicyDocument policy, PersonFacts person, IReadOnlyList<SignInProof> proofs, TimeSpan proofAge, DateTimeOffset now, MailboxConfirmation? mailbox)
    {
        // A password that must be changed may be known to others: it opens nothing but its own change.
        if (person.MustChangePassword)
        {
            return new NeedsPasswordChange();
        }

        SignInProof[] current = [.. proofs.Where(proof => proof.Epoch == person.Epoch && proof.At <= now)];
        var hasPass = current.OfType<PassProof>().Any(proof => now - proof.At <= proofAge && now < proof.Until);
        RegisteredMethod[] strongest = [.. Strongest(person)];
        if (strongest.Length == 0)
        {
            return First(policy, person, current, hasPass, proofAge, now, mailbox);
        }

        // An administrator vouches for who has lost them all: nothing that the person could prove is above that.
        if (hasPass)
        {
            return new Permitted(new(person.Id, person.Epoch, AssuranceLevel.PhishingResistant));
        }

        // Another channel has to succeed before one that proved a reset counts, also where that one is stronger.
        var held = HeldChannels.Of(policy, person, current, now);
        if (!current.Any(proof => proof is PasswordProof or PassProof) && !HasPasskey(policy, person, current, held))
        {
            return new NeedsSignIn();
        }

        var open = strongest.Any(method => !held.Contains(method.Channel)) ? strongest : person.Methods.Where(method => method.Method is TwoStepMethod);
        RegisteredMethod[] asked = [.. open.Where(method => !held.Contains(method.Channel) && !method.IsSpent && policy.Reaches(method))];
        var levels =
            from proof in current.OfType<TwoStepProof>()
            from method in strongest
            where method.Id == proof.MethodId && method.Method == proof.Method && now - proof.At <= proofAge && !held.Contains(method.Channel)
            select MethodAssurance.Of(method, proof);
        return levels.DefaultIfEmpty().Max() is var level and not AssuranceLevel.None
            ? new Permitted(new(person.Id, person.Epoch, level))
            : Asking(policy, person, asked, held);
    }

    /// <summary>Whether a passkey answered that needs no password beside it.</summary>
    private static bool HasPasskey(PolicyDocument policy, PersonFacts person, IReadOnlyList<SignInProof> current, HashSet<string> held) =>
        policy.Keys.FirstFactor
        && current.OfType<TwoStepProof>().Any(proof => proof.StandsAlone
            && person.Methods.Any(method => method.Id == proof.MethodId && method.Method == proof.Method
                && policy.IsUsable(method, person.Groups) && !held.Contains(method.Channel)));

    /// <summary>Whether a first method may be registered.</summary>
    /// <remarks>
    /// The level of this permit is what a first key is worth (attack 7). A password gives one factor; a pass from an administrator, and a password
    /// typed in a trusted network, give <see cref="AssuranceLevel.PhishingResistant"/>; a mailbox beside the password adds nothing, since a mail can be phished. What a network named for keys gives is added by the gate.
    /// </remarks>
    private static EnrollmentAuthority First(
        PolicyDocument policy, PersonFacts person, SignInProof[] current, bool hasPass, TimeSpan proofAge, DateTimeOffset now, MailboxConfirmation? mailbox)
    {
        var rule = policy.FirstRegistration;
        if (hasPass && rule.AllowsPass)
        {
            return new Permitted(new(person.Id, person.Epoch, AssuranceLevel.PhishingResistant));
        }

        if (person.IsFrozen)
        {
            return new NotAllowed();
        }

        PasswordProof[] young = [.. current.OfType<PasswordProof>().Where(proof => now - proof.At <= proofAge)];
        if (young.Any(proof => rule.Trusts(proof.Network)))
        {
            return new Permitted(new(person.Id, person.Epoch, AssuranceLevel.PhishingResistant));
        }

        if (!rule.AllowsPasswordOf(person.CreatedAt, now))
        {
            if (young.Length > 0 && policy.CountsOwnMailbox(person))
            {
                return IsGood(mailbox, person, proofAge, now) ? new Permitted(new(person.Id, person.Epoch, AssuranceLevel.OneFactor)) : new NeedsMailbox();
            }

            return young.Length == 0 && (rule.Networks.Count > 0 || policy.CountsOwnMailbox(person)) ? new NeedsSignIn() : new NotAllowed();
        }

        return young.Length > 0 ? new Permitted(new(person.Id, person.Epoch, AssuranceLevel.OneFactor)) : new NeedsSignIn();
    }

    private static bool IsGood(MailboxConfirmation? mailbox, PersonFacts person, TimeSpan proofAge, DateTimeOffset now) =>
        mailbox is not null && mailbox.PersonId == person.Id && mailbox.Epoch == person.Epoch && mailbox.At <= now && now - mailbox.At <= proofAge;

    private static EnrollmentAuthority Asking(PolicyDocument policy, PersonFacts person, RegisteredMethod[] asked, HashSet<string> held) => asked.Length == 0
        ? new NeedsOtherChannel(Why(policy, person, held))
        : new NeedsChallenge(ChallengeOrder.Of(asked, policy, person.Groups));

    private static RefusalReason Why(PolicyDocument policy, PersonFacts person, HashSet<string> held)
    {
        RegisteredMethod[] steps = [.. person.Methods.Where(method => method.Method is TwoStepMethod)];
        if (Array.Exists(steps, method => held.Contains(method.Channel)))
        {
            return RefusalReason.ChannelProvedReset;
        }

        return Array.TrueForAll(steps, policy.Reaches) ? RefusalReason.SecondStepsSpent : RefusalReason.SecondStepUnreachable;
    }

    private static IEnumerable<RegisteredMethod> Strongest(PersonFacts person)
    {
        var highest = person.Methods.Select(method => method.Method).OfType<TwoStepMethod>().Select(method => method.Level).DefaultIfEmpty().Max();
        return person.Methods.Where(method => method.Method is TwoStepMethod twoStep && twoStep.Level == highest);
    }

    /// <summary>Methods may be committed.</summary>
    public sealed record Permitted(EnrollmentPermit Permit) : EnrollmentAuthority;

    /// <summary>The password, or whatever else stands first, is needed first.</summary>
    public sealed record NeedsSignIn : EnrollmentAuthority;

    /// <summary>The password has to be changed first.</summary>
    public sealed record NeedsPasswordChange : EnrollmentAuthority;

    /// <summary>One of these has to be answered first, the default first.</summary>
    public sealed record NeedsChallenge(IReadOnlyList<RegisteredMethod> Methods) : EnrollmentAuthority;

    /// <summary>The account's own address has to be confirmed first, beside a young password.</summary>
    public sealed record NeedsMailbox : EnrollmentAuthority;

    /// <summary>All that the person could answer is over a channel that proved a password reset (attack 3), used up, or out of reach (fault 17).</summary>
    public sealed record NeedsOtherChannel(RefusalReason Because) : EnrollmentAuthority;

    /// <summary>Nothing that the person has lets a first method be registered.</summary>
    public sealed record NotAllowed : EnrollmentAuthority;
}
