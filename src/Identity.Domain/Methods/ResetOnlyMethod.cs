namespace Identity.Domain.Methods;

/// <summary>A method good for password reset alone. It never counts in a sign-in (rule 2).</summary>
public sealed record ResetOnlyMethod : AuthenticationMethod
{
    internal ResetOnlyMethod(string name)
        : base(name, MethodPurposes.PasswordReset)
    {
    }
}
