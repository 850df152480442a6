using Identity.Server.PasswordReset;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>The first page of a reset that no sign-in waits for.</summary>
internal sealed class IndexModel(ResetStart start) : StartPage(start)
{
    protected override string? WaitingSignIn => null;
}
