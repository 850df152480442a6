using Identity.Domain.Methods;

namespace Identity.Domain.Policies;

/// <summary>The names of purposes in policy documents.</summary>
internal static class PurposeNames
{
    private const string TwoStep = "twoStep";
    private const string PasswordReset = "passwordReset";

    public static string Of(MethodPurposes purpose) => purpose is MethodPurposes.TwoStep ? TwoStep : PasswordReset;

    public static MethodPurposes? Find(string name) => name switch
    {
        TwoStep => MethodPurposes.TwoStep,
        PasswordReset => MethodPurposes.PasswordReset,
        _ => null,
    };
}
