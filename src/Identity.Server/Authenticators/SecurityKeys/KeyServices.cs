using Identity.Server.Hosting;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>What the ceremonies of security keys are made of.</summary>
internal static class KeyServices
{
    /// <summary>Registers it; wrong settings are refused at once.</summary>
    public static void AddSecurityKeys(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(KeyRelyingParty.Of(settings));
        services.AddSingleton(AttestationRoots.Load(settings.SecurityKeys));
        services.AddSingleton<KeyReadiness>();
        services.AddSingleton<PackedAttestation>();
        services.AddSingleton<KeyHandlers>();
        services.AddScoped<KeyChallenges>();
        services.AddScoped<KeyCreations>();
        services.AddScoped<KeyAssertions>();
        services.AddScoped<KeyEnrollment>();
        services.AddScoped<SecurityKeyAuthenticator>();
        services.AddScoped<IAuthenticator>(provider => provider.GetRequiredService<SecurityKeyAuthenticator>());
    }
}
