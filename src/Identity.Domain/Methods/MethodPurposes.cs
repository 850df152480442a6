namespace Identity.Domain.Methods;

/// <summary>What a method may be used for. The two are never mixed up (rule 2).</summary>
[Flags]
public enum MethodPurposes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Two-step verification: the second step of a sign-in.</summary>
    TwoStep = 1,

    /// <summary>Resetting a forgotten password.</summary>
    PasswordReset = 2,
}
