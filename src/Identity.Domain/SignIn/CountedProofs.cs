using Identity.Domain.Methods;

namespace Identity.Domain.SignIn;

/// <summary>What the proofs of a person amount to: those that count, and the level that they make.</summary>
internal sealed record CountedProofs
{
    private static readonly CountedProofs Nothing = new(null, null, AssuranceLevel.None);

    private CountedProofs(SignInProof? firstFactor, TwoStepProof? secondStep, AssuranceLevel level) =>
        (FirstFactor, SecondStep, Level) = (firstFactor, secondStep, level);

    /// <summary>The newest password proof that counts, or a passkey or an access pass that stands alone.</summary>
    public SignInProof? FirstFactor { get; }

    /// <summary>The two-step proof that gives the highest level beside a password, the newest of those.</summary>
    public TwoStepProof? SecondStep { get; }

    /// <summary>The level. A second step without a first factor is nothing (fault 4).</summary>
    public AssuranceLevel Level { get; }

    /// <summary>The oldest of the proofs that make the level (attack 5); <see langword="null"/> without a first factor.</summary>
    public DateTimeOffset? SignedInAt => SecondStep is { } second && second.At < FirstFactor?.At ? second.At : FirstFactor?.At;

    /// <summary>Weighs proofs: of the sign-ins that they make, the one of the highest level, of those the newest, of those the one whose first factor is.</summary>
    /// <param name="proofs">Those that are the person's now and fresh enough for what is asked.</param>
    /// <param name="usable">The registered two-step methods that policy has switched on.</param>
    /// <param name="passkeys">Whether policy lets a passkey stand alone.</param>
    public static CountedProofs Of(IReadOnlyList<SignInProof> proofs, IReadOnlyList<RegisteredMethod> usable, bool passkeys)
    {
        var answered = (
            from proof in proofs.OfType<TwoStepProof>()
            from method in usable
            where method.Id == proof.MethodId && method.Method == proof.Method
            let level = MethodAssurance.Of(method, proof)
            orderby level descending, proof.At descending
            select (proof, level)).ToArray();
        List<CountedProofs> signIns = [.. answered.Where(step => passkeys && step.proof.StandsAlone).Select(step => new CountedProofs(step.proof, null, step.level))];
        if (proofs.OfType<PassProof>().MaxBy(proof => proof.At) is { } pass)
        {
            signIns.Add(answered is [{ level: > AssuranceLevel.TwoFactor } higher, ..]
                ? new(pass, higher.proof, higher.level) : new(pass, null, AssuranceLevel.TwoFactor));
        }

        if (proofs.OfType<PasswordProof>().MaxBy(proof => proof.At) is { } password)
        {
            signIns.Add(answered is [var best, ..] ? new(password, best.proof, best.level) : new(password, null, AssuranceLevel.OneFactor));
        }

        return signIns.OrderByDescending(signIn => signIn.Level).ThenByDescending(signIn => signIn.SignedInAt)
            .ThenByDescending(signIn => signIn.FirstFactor?.At).FirstOrDefault(Nothing);
    }

    /// <summary>The sign-in, as it is told to apps; there is one only with a first factor.</summary>
    public Authentication ToAuthentication(SignInProof first) => new(Level, SignedInAt ?? first.At, Amr(first));

    private IReadOnlyList<string> Amr(SignInProof first) => (first, SecondStep) switch
    {
        (TwoStepProof passkey, _) => [.. passkey.Amr, "mfa"],
        (PassProof, { } second) => [.. PassProof.Amr, .. second.Amr, "mfa"],
        (PassProof, _) => [.. PassProof.Amr, "mfa"],
        (_, { } second) => ["pwd", .. second.Amr, "mfa"],
        _ => ["pwd"],
    };
}
