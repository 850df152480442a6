using Identity.Domain.Enrollment;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Worlds;

/// <summary>All that the gate is told: one generated case.</summary>
public sealed record World(PolicyDocument Policy, PersonFacts Person, IReadOnlyList<SignInProof> Proofs, GateRequest Request, DateTimeOffset Now)
{
    public GateDecision Decide() => ExitGate.Decide(Policy, Person, Proofs, Request, Now);

    public EnrollmentPlan Plan(AssuranceLevel required = AssuranceLevel.OneFactor, DateTimeOffset? signedInAt = null) =>
        EnrollmentPlan.Compute(Policy, Person, required, signedInAt, Now);

    public override string ToString()
    {
        string[] lines =
        [
            PolicyWriter.Write(Policy),
            $"groups: {string.Join(", ", Person.Groups)}; disabled: {Person.IsDisabled}; epoch: {Person.Epoch}",
            .. Person.Methods.Select(method => $"method {method.Method} {method.Id} under {method.RegisteredUnder}"),
            .. Person.Deferrals.Select(deferral => deferral.ToString()),
            .. Proofs.Select(proof => proof.ToString()),
            Request.ToString(),
            $"now: {Now:O}",
        ];
        return string.Join('\n', lines);
    }
}
