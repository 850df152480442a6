using Identity.Domain.PasswordReset;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Worlds;

/// <summary>All that the reset gate is told: one generated case.</summary>
public sealed record ResetWorld(PolicyDocument Policy, PersonFacts Person, IReadOnlyList<ResetProof> Proofs, DateTimeOffset Now)
{
    public ResetDecision Decide() => ResetGate.Decide(Policy, Person, Proofs, Now);

    /// <summary>The answer for a name that nobody has.</summary>
    public ResetDecision DecideForNobody() => ResetGate.Decide(Policy, person: null, [], Now);

    public override string ToString()
    {
        var world = new World(Policy, Person, [], new GateRequest { ClientId = "", StartedAt = Now }, Now);
        return string.Join('\n', [world.ToString(), .. Proofs.Select(proof => proof.ToString())]);
    }
}
