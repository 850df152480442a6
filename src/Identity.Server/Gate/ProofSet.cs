using Identity.Domain.SignIn;

namespace Identity.Server.Gate;

/// <summary>Proofs put together: of each kind the newest. A key that was only touched later takes nothing from its answer that stands alone.</summary>
internal static class ProofSet
{
    /// <summary>The proofs of <paramref name="older"/> and <paramref name="newer"/>, the newest of the password, of the pass, of the recognised device and of each method.</summary>
    public static IReadOnlyList<SignInProof> Merge(IEnumerable<SignInProof> older, IEnumerable<SignInProof> newer) =>
        [.. older.Concat(newer).GroupBy(KeyOf).Select(same => same.MaxBy(proof => proof.At)!)];

    private static (Type Kind, Guid MethodId, bool StandsAlone) KeyOf(SignInProof proof) => proof is TwoStepProof twoStep
        ? (typeof(TwoStepProof), twoStep.MethodId, twoStep.StandsAlone)
        : (proof.GetType(), Guid.Empty, false);
}
