using Identity.Domain.Enrollment;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Worlds;

/// <summary>All that the gate is told: one generated case.</summary>
public sealed record World(PolicyDocument Policy, PersonFacts Person, IReadOnlyList<SignInProof> Proofs, GateRequest Request, DateTimeOffset Now)
{
    public GateDecision Decide() => ExitGate.Decide(Policy, Person, Proofs, Request, Now);

    public EnrollmentPlan.Interrupt? Proposal(DateTimeOffset? signedInAt = null) => EnrollmentPlan.Propose(Policy, Person, signedInAt, Now);

    public EnrollmentPlan Plan(AssuranceLevel required = AssuranceLevel.OneFactor, DateTimeOffset? signedInAt = null) =>
        EnrollmentPlan.Compute(Policy, Person, required, signedInAt, Now);

    public override string ToString()
    {
        string[] lines =
        [
            PolicyWriter.Write(Policy),
            $"groups: {string.Join(", ", Person.Groups)}; disabled: {Person.IsDisabled}; epoch: {Person.Epoch}; must change: {Person.MustChangePassword}",
            .. Person.Methods.Select(method =>
                $"method {method.Method} {method.Id} over {method.Channel} {method.MailDomain} under {method.RegisteredUnder}, last proven {method.LastProvenAt:O}"),
            .. Person.RememberedDevices.Select(device => device.ToString()),
            .. Person.ResetChannels.Select(held => held.ToString()),
            .. Person.Deferrals.Select(deferral => deferral.ToString()),
            .. Proofs.Select(proof => proof.ToString()),
            Request.ToString(),
            $"now: {Now:O}",
        ];
        return string.Join('\n', lines);
    }
}
