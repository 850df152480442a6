using Identity.Server.Authenticators.Tokens;
using Identity.Server.Authenticators.Totp;
using Identity.Server.PasswordReset.Ceremonies;

namespace Identity.Server.PasswordReset;

/// <summary>What password resets are made of.</summary>
internal static class ResetServices
{
    /// <summary>Registers it. A further method is one more <see cref="IResetCeremony"/>.</summary>
    public static void AddPasswordReset(this IServiceCollection services)
    {
        services.AddScoped<ResetCookies>();
        services.AddScoped<ResetReader>();
        services.AddScoped<ResetStart>();
        services.AddScoped<ResetCounters>();
        services.AddScoped<ResetRecorder>();
        services.AddScoped<ResetAnswers>();
        services.AddScoped<ResetNames>();
        services.AddScoped<ResetTrail>();
        services.AddScoped<ResetUnlock>();
        services.AddScoped<ResetCompletion>();
        services.AddScoped<ResetBrake>();
        services.AddScoped<ResetCeremonies>();
        services.AddScoped<IResetCeremony, TotpReset<AuthenticatorApps>>();
        services.AddScoped<IResetCeremony, TotpReset<HardwareTokens>>();
        services.AddScoped<KeyReset>();
        services.AddScoped<IResetCeremony>(provider => provider.GetRequiredService<KeyReset>());
        services.AddScoped<ResetCodes>();
        services.AddScoped<ResetAsks>();
        services.AddScoped<SendDecoys>();
        services.AddScoped<PhoneDecoys>();
        services.AddScoped<PhoneResetSending>();
        services.AddScoped<PhoneReset>();
        services.AddScoped<IResetCeremony>(provider => provider.GetRequiredService<PhoneReset>());
        services.AddScoped<MailDecoys>();
        services.AddScoped<EmailReset>();
        services.AddScoped<IResetCeremony>(provider => provider.GetRequiredService<EmailReset>());
        services.AddScoped<QuestionsReset>();
        services.AddScoped<IResetCeremony>(provider => provider.GetRequiredService<QuestionsReset>());
    }
}
