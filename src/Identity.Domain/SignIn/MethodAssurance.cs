using Identity.Domain.Methods;

namespace Identity.Domain.SignIn;

/// <summary>The level that a registered method gives beside a password.</summary>
internal static class MethodAssurance
{
    /// <summary>What a proof with the method reaches; <see cref="AssuranceLevel.None"/> if it is not for two-step verification.</summary>
    /// <remarks>
    /// A key that was registered with less than a key may be a thief's who phished the rest, so it gives no more than
    /// what it was registered with would have given (attack 7).
    /// </remarks>
    public static AssuranceLevel Of(RegisteredMethod registered) => registered.Method switch
    {
        TwoStepMethod { Level: AssuranceLevel.PhishingResistant } when registered.RegisteredUnder < AssuranceLevel.PhishingResistant =>
            AssuranceLevel.TwoFactor,
        TwoStepMethod method => method.Level,
        _ => AssuranceLevel.None,
    };

    /// <summary>What this proof with the method reaches: one that confirmed a registration is never phishing-resistant (attack 7).</summary>
    public static AssuranceLevel Of(RegisteredMethod registered, TwoStepProof proof)
    {
        var level = Of(registered);
        return proof.AtRegistration && level > AssuranceLevel.TwoFactor ? AssuranceLevel.TwoFactor : level;
    }
}
