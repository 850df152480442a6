using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Enrollment;

/// <summary>What a person still has to register.</summary>
public abstract record EnrollmentPlan
{
    private EnrollmentPlan()
    {
    }

    /// <summary>Finds what is missing, from stored facts alone: it is computed afresh at each page.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="person">Who is asked.</param>
    /// <param name="required">The level that the app asks for, which may need a method beyond the rules.</param>
    /// <param name="signedInAt">When the sign-in began: its oldest proof. A skip made before counts no more; without one none counts.</param>
    /// <param name="now">The time.</param>
    public static EnrollmentPlan Compute(
        PolicyDocument policy, PersonFacts person, AssuranceLevel required, DateTimeOffset? signedInAt, DateTimeOffset now) =>
        new EnrollmentPlanner(policy, person).Plan(required, signedInAt, now);

    /// <summary>Finds what a campaign proposes to a person who has enough; <see langword="null"/> if nothing, or if all of it rests. It never blocks.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="person">Who is asked.</param>
    /// <param name="signedInAt">When the sign-in began: its oldest proof.</param>
    /// <param name="now">The time.</param>
    public static Interrupt? Propose(PolicyDocument policy, PersonFacts person, DateTimeOffset? signedInAt, DateTimeOffset now) =>
        new EnrollmentPlanner(policy, person).Proposal(signedInAt, now);

    /// <summary>Nothing is missing, or all that is missing has been put off.</summary>
    public sealed record Complete : EnrollmentPlan;

    /// <summary>Methods are missing.</summary>
    /// <param name="Steps">What to set up, in order; the first can do two-step verification if any can.</param>
    /// <param name="Offers">The rules that "Skip for now" would put off; empty if it is not offered, because a rule that cannot wait asks too.</param>
    /// <param name="Because">Why, one for each rule that asks.</param>
    public sealed record Interrupt(
        IReadOnlyList<EnrollmentStep> Steps, IReadOnlyList<DeferralOffer> Offers, IReadOnlyList<InterruptReason> Because) : EnrollmentPlan
    {
        /// <summary>Whether an app password is to be made after the steps, of which there may be none.</summary>
        public bool AppPassword { get; init; }

        /// <summary>The step that is next; <see langword="null"/> if only the app password is left.</summary>
        public EnrollmentStep? Next => Steps.Count > 0 ? Steps[0] : null;

        /// <summary>Whether "Skip for now" is offered.</summary>
        public bool IsSkippable => Offers.Count > 0;

        /// <summary>Whether a campaign proposes it and nothing requires it: "Not now" is always an answer.</summary>
        public bool IsProposal => Because.All(reason => reason.Trigger is InterruptTrigger.Nudge);

        /// <summary>Whether the person asked for it and nothing requires it.</summary>
        public bool IsOwnWish => Because.All(reason => reason.Trigger is InterruptTrigger.OwnWish);

        /// <summary>The earliest deadline; <see langword="null"/> if there is none or nothing may be skipped.</summary>
        public DateTimeOffset? SkippableUntil => Offers.Min(offer => offer.Deadline);

        /// <summary>The fewest skips left; <see langword="null"/> if skips are not counted or nothing may be skipped.</summary>
        public int? SkipsLeft => Offers.Min(offer => offer.SkipsLeft);
    }

    /// <summary>What is required cannot be registered by this person: the administrator's mistake, never a loop.</summary>
    public sealed record Unsatisfiable(IReadOnlyList<InterruptReason> Because) : EnrollmentPlan;
}
