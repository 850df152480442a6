using Identity.Domain.SignIn;

namespace Identity.Domain.Methods;

/// <summary>A method good for two-step verification, and for password reset as well unless it is made without.</summary>
public sealed record TwoStepMethod : AuthenticationMethod
{
    internal TwoStepMethod(string name, AssuranceLevel level, params string[] amr)
        : this(name, MethodPurposes.TwoStep | MethodPurposes.PasswordReset, level, amr)
    {
    }

    internal TwoStepMethod(string name, MethodPurposes purposes, AssuranceLevel level, params string[] amr)
        : base(name, purposes) => (Level, Amr) = (level, amr);

    /// <summary>The highest level that a sign-in reaches with this method beside a password.</summary>
    public AssuranceLevel Level { get; }

    /// <summary>Its authentication method references (RFC 8176).</summary>
    public IReadOnlyList<string> Amr { get; }
}
