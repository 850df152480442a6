using Identity.Domain.Enrollment;
using Identity.Domain.Methods;

namespace Identity.Domain.SignIn;

/// <summary>The exit gate's answer. Whoever asked obeys (rule 1).</summary>
public abstract record GateDecision
{
    private GateDecision()
    {
    }

    /// <summary>The person may leave with what was asked for.</summary>
    public sealed record Proceed(Authentication Authentication) : GateDecision;

    /// <summary>A first factor is needed.</summary>
    public sealed record SignIn : GateDecision;

    /// <summary>A second step is needed, with one of these, the default first.</summary>
    public sealed record Challenge(IReadOnlyList<RegisteredMethod> Methods) : GateDecision;

    /// <summary>A new password is to be chosen first, whatever else is missing.</summary>
    public sealed record ChangePassword : GateDecision;

    /// <summary>The account's own mail address is to be confirmed before a first method is registered.</summary>
    public sealed record ConfirmMailbox : GateDecision;

    /// <summary>Methods are to be registered first; <paramref name="Permit"/> is what lets the wizard commit them.</summary>
    public sealed record Enroll(EnrollmentPlan.Interrupt Plan, EnrollmentPermit Permit) : GateDecision;

    /// <summary>What is registered is to be looked over, and these confirmed anew by a proof each (attack 4).</summary>
    /// <param name="Due">What has not been proven for too long.</param>
    /// <param name="Later">What "Not now" is recorded against.</param>
    public sealed record Review(IReadOnlyList<RegisteredMethod> Due, DeferralOffer Later) : GateDecision;

    /// <summary>The person is to be asked whether the app may have what it asks for.</summary>
    public sealed record Consent : GateDecision;

    /// <summary>Nothing that the person does here can help.</summary>
    public sealed record Refuse(RefusalReason Reason) : GateDecision;
}
