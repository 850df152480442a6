using Identity.Domain.Methods;

namespace Identity.Domain.SignIn;

/// <summary>What the proofs of a person amount to: those that count, and the level that they make.</summary>
internal sealed record CountedProofs
{
    private CountedProofs(PasswordProof? password, TwoStepProof? secondStep, AssuranceLevel level) =>
        (Password, SecondStep, Level) = (password, secondStep, level);

    /// <summary>The newest password proof that counts.</summary>
    public PasswordProof? Password { get; }

    /// <summary>The two-step proof that gives the highest level, the newest of those.</summary>
    public TwoStepProof? SecondStep { get; }

    /// <summary>The level. A second step without a password is nothing (fault 4).</summary>
    public AssuranceLevel Level { get; }

    /// <summary>The oldest of the proofs that make the level (attack 5); <see langword="null"/> without a password.</summary>
    public DateTimeOffset? SignedInAt => SecondStep is { } second && second.At < Password?.At ? second.At : Password?.At;

    /// <summary>Weighs proofs.</summary>
    /// <param name="proofs">Those that are the person's now and fresh enough for what is asked.</param>
    /// <param name="usable">The registered two-step methods that policy has switched on.</param>
    public static CountedProofs Of(IReadOnlyList<SignInProof> proofs, IReadOnlyList<RegisteredMethod> usable)
    {
        var password = proofs.OfType<PasswordProof>().MaxBy(proof => proof.At);
        if (password is null)
        {
            return new(null, null, AssuranceLevel.None);
        }

        var best = (
            from proof in proofs.OfType<TwoStepProof>()
            from method in usable
            where method.Id == proof.MethodId && method.Method == proof.Method
            let level = MethodAssurance.Of(method, proof)
            orderby level descending, proof.At descending
            select (proof, level)).FirstOrDefault();
        return best.proof is null ? new(password, null, AssuranceLevel.OneFactor) : new(password, best.proof, best.level);
    }

    /// <summary>The sign-in, as it is told to apps; there is one only with a password.</summary>
    public Authentication ToAuthentication(PasswordProof password) =>
        new(Level, SignedInAt ?? password.At, SecondStep is { } second ? ["pwd", .. second.Amr, "mfa"] : ["pwd"]);
}
