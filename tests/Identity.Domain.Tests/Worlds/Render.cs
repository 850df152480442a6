using Identity.Domain.Enrollment;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Worlds;

/// <summary>Decisions as text, so that two of them can be compared whole, lists included.</summary>
public static class Render
{
    public static string Decision(GateDecision decision) => decision switch
    {
        GateDecision.Proceed(var it) => $"Proceed {it.Level} {it.AuthTime:O} {string.Join(' ', it.Amr)}",
        GateDecision.Challenge(var methods) => $"Challenge {string.Join(' ', methods.Select(method => method.Id))}",
        GateDecision.Review(var due, var later) => $"Review {string.Join(' ', due.Select(method => method.Id))} {later}",
        GateDecision.Enroll(var plan, var permit) => $"Enroll {Plan(plan)} {permit}",
        _ => decision.ToString(),
    };

    public static string Plan(EnrollmentPlan plan) => plan switch
    {
        EnrollmentPlan.Interrupt(var steps, var offers, var because) { AppPassword: var appPassword } =>
            $"Interrupt {string.Join(' ', steps.Select(Step))} {(appPassword ? "and an app password " : "")}| {string.Join(' ', offers)} | {string.Join(' ', because)}",
        EnrollmentPlan.Unsatisfiable(var because) => $"Unsatisfiable {string.Join(' ', because)}",
        _ => plan.ToString(),
    };

    public static string Steps(EnrollmentPlan plan) =>
        plan is EnrollmentPlan.Interrupt interrupt ? string.Join(", ", interrupt.Steps.Select(Step)) : plan.GetType().Name;

    private static string Step(EnrollmentStep step) => string.Join('/', step.Choices);
}
