using Identity.Domain.Methods;
using Identity.Server.PasswordReset;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>Resetting with a hardware token.</summary>
internal sealed class HardwareTokenModel(ResetReader reader, ResetAnswers answers) : OneTimePasswordPage(reader, answers, MethodCatalogue.HardwareToken);
