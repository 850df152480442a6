using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.Domain.Policies;
using Identity.Storage.Facts;
using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset;

/// <summary>One password reset as it stands, with the facts as they were read a moment ago.</summary>
internal sealed record ResetState
{
    /// <summary>The opaque handle in the path.</summary>
    public required string Handle { get; init; }

    /// <summary>What is stored of the reset.</summary>
    public required StoredReset Stored { get; init; }

    /// <summary>The handle of the sign-in that waits; <see langword="null"/> if none does. It is a way back and nothing else (rule 4).</summary>
    public string? SignIn { get; init; }

    /// <summary>The policy in force.</summary>
    public required PolicyDocument Policy { get; init; }

    /// <summary>Whose password it is; <see langword="null"/> if the name is nobody's, or if the person has another epoch by now (attack 1).</summary>
    public required StoredPerson? Person { get; init; }

    /// <summary>The methods that this server has a ceremony for.</summary>
    public required IReadOnlyList<AuthenticationMethod> Able { get; init; }

    /// <summary>When the facts were read.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The person's methods that an answer can be right with; none of nobody's.</summary>
    public IReadOnlyList<RegisteredMethod> Provable => Person is null ? [] : ResetGate.Provable(Policy, Person.Facts, Now);

    /// <summary>Those that a code may be sent to; none of somebody's who is switched off.</summary>
    public IReadOnlyList<RegisteredMethod> Reachable => Person?.Facts.IsDisabled == true ? [] : Provable;

    /// <summary>The key under which things are looked up for the person: one that nobody has where there is none, so that the work is the same (attack 11).</summary>
    public Guid PersonKey => Person?.Facts.Id ?? Guid.Empty;

    /// <summary>Asks the reset gate, afresh (rule 1).</summary>
    public ResetDecision Decide()
    {
        var decision = ResetGate.Decide(Policy, Person?.Facts, Stored.Proofs, Now);
        if (decision is not ResetDecision.Verify(var offered, var stillNeeded))
        {
            return decision;
        }

        AuthenticationMethod[] possible = [.. offered.Where(Able.Contains)];
        return possible.Length == 0 ? new ResetDecision.Refuse(ResetRefusal.NotOffered) : new ResetDecision.Verify(possible, stillNeeded);
    }
}
