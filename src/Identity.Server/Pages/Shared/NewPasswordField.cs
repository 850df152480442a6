using Identity.Server.Localization;
using Identity.Server.Passwords;

namespace Identity.Server.Pages.Shared;

/// <summary>The fields of <c>_NewPassword</c>, in which a new password is typed: once with a script that can show it, twice without.</summary>
/// <param name="UserName">Whose password it is: password managers want to know.</param>
/// <param name="Error">What was wrong with the last one.</param>
/// <param name="RepeatError">What was wrong with its repetition.</param>
/// <param name="Strength">How strong the last one was, if that is what was wrong.</param>
internal sealed record NewPasswordField(string UserName, FieldError? Error, FieldError? RepeatError, PasswordStrength? Strength)
{
    /// <summary>Everything that was wrong, for the summary.</summary>
    public IReadOnlyList<FieldError> Errors => [.. new[] { Error, RepeatError }.OfType<FieldError>()];

    /// <summary>The fields after what was wrong with the last password, or before there was one.</summary>
    public static NewPasswordField After(string userName, PasswordProblem? problem, bool isMistyped, Texts texts) => new(
        userName,
        problem is null ? null : new FieldError("new-password", texts[$"NewPassword.{problem.Fault}"]),
        isMistyped ? new FieldError("repeat-password", texts["NewPassword.Mistyped"]) : null,
        problem?.Strength);
}
