using Identity.Server.Localization;
using Identity.Server.Pages.Shared;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>What is wrong with the first page's form, in words.</summary>
internal static class StartErrors
{
    /// <summary>The errors; none if there is nothing wrong.</summary>
    public static IReadOnlyList<FieldError> Of(StartView view, Texts texts) => view switch
    {
        { IsEmpty: true } => [new("user-name", texts["SignIn.UserName.Empty"])],
        { Braked: { } braked } => [new("user-name", braked.Refused?.Describe(texts) ?? texts["Reset.Braked"])],
        _ => [],
    };
}
