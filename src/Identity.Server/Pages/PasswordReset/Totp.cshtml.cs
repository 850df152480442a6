using Identity.Domain.Methods;
using Identity.Server.PasswordReset;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>Resetting with an authenticator app.</summary>
internal sealed class TotpModel(ResetReader reader, ResetAnswers answers) : OneTimePasswordPage(reader, answers, MethodCatalogue.Totp);
