using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.SecurityInfo;

/// <summary>What a person came to the server's own pages for, where no app has sent them. It is part of the request, so the gate judges it afresh each time.</summary>
public abstract record AccountTask
{
    private AccountTask()
    {
    }

    /// <summary>To look at what is registered.</summary>
    public sealed record Visit : AccountTask;

    /// <summary>To prove anew, at the highest level that the person has, what a change takes (reauthentication).</summary>
    /// <param name="Kind">The kind of method that is to be changed; it says how young the proof must be. <see langword="null"/> for an app password.</param>
    /// <param name="Page">The page of Security info that waits for it.</param>
    public sealed record Prove(AuthenticationMethod? Kind, string Page) : AccountTask;

    /// <summary>To choose a new password: everything is proven anew before, the password so far included.</summary>
    public sealed record ChangePassword : AccountTask;

    /// <summary>To register a method (binding).</summary>
    /// <param name="Kind">Its kind.</param>
    /// <param name="Replaces">The method that goes in the same commit (fault 22); <see langword="null"/> if none does.</param>
    public sealed record Bind(AuthenticationMethod Kind, Guid? Replaces) : AccountTask
    {
        /// <summary>The wizard's way there: this step and no other.</summary>
        public EnrollmentPlan.Interrupt Plan => new([new EnrollmentStep(Kind, [Kind])], [], [new InterruptReason(InterruptTrigger.OwnWish, null)]);

        /// <summary>Whether it is still to be done: policy lets the person have the method, and none of the kind was registered since.</summary>
        public bool IsOpen(PolicyDocument policy, PersonFacts person, DateTimeOffset since) =>
            policy.UsableFor(person.Groups).Contains(Kind)
            && !person.Methods.Any(method => method.Method == Kind && method.RegisteredAt >= since)
            && (Replaces is null || person.Methods.Any(method => method.Id == Replaces));
    }
}
