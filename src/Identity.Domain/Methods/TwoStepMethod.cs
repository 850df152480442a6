using Identity.Domain.SignIn;

namespace Identity.Domain.Methods;

/// <summary>A method good for two-step verification, and so for password reset as well.</summary>
public sealed record TwoStepMethod : AuthenticationMethod
{
    internal TwoStepMethod(string name, AssuranceLevel level, params string[] amr)
        : base(name, MethodPurposes.TwoStep | MethodPurposes.PasswordReset) => (Level, Amr) = (level, amr);

    /// <summary>The highest level that a sign-in reaches with this method beside a password.</summary>
    public AssuranceLevel Level { get; }

    /// <summary>Its authentication method references (RFC 8176).</summary>
    public IReadOnlyList<string> Amr { get; }
}
