using Identity.Domain.Enrollment;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.AppPasswords;

/// <summary>What the exit gate decides at a door.</summary>
internal static class DoorRules
{
    /// <summary>What tokens say of how their person came in (RFC 8176 lets names be added).</summary>
    private const string Amr = "app_password";

    public static DoorDecision Decide(
        PolicyDocument policy, PersonFacts? person, AppPasswordProof? proof, DoorRequest request, DateTimeOffset now)
    {
        if (person is null || proof?.Password is not { } password || password.PersonId != person.Id || !password.IsLive(person.Epoch, now))
        {
            return new DoorDecision.Refuse(DoorRefusal.NotRight);
        }

        return Reason(policy, person, password, request, now) is { } reason
            ? new DoorDecision.Refuse(reason)
            : new DoorDecision.Open(new Authentication(AssuranceLevel.OneFactor, now, [Amr]));
    }

    private static DoorRefusal? Reason(
        PolicyDocument policy, PersonFacts person, AppPassword password, DoorRequest request, DateTimeOffset now) => true switch
        {
            _ when person.IsDisabled => DoorRefusal.Disabled,
            _ when !AppPasswordRules.AreOn(policy, person) => DoorRefusal.SwitchedOff,
            _ when (password.Doors & request.Door) is Doors.None => DoorRefusal.OtherDoor,
            _ when !password.Networks.Allows(request.Address) => DoorRefusal.OtherNetwork,
            _ when person.IsFrozen => DoorRefusal.Frozen,
            _ when person.MustChangePassword => DoorRefusal.PasswordChangeDue,
            _ when policy.RequiredLevel(request.ClientId) > AssuranceLevel.OneFactor => DoorRefusal.LevelUnreachable,
            _ when IsDue(policy, person, now) => DoorRefusal.RegistrationDue,
            _ => null,
        };

    // No program can press "Skip for now", so what the person put off in any sign-in holds here too, as long as the rule and its deadline stand.
    private static bool IsDue(PolicyDocument policy, PersonFacts person, DateTimeOffset now) =>
        EnrollmentPlan.Compute(policy, person, AssuranceLevel.OneFactor, DateTimeOffset.MinValue, now) is not EnrollmentPlan.Complete;
}
