using Identity.Server.Hosting;

namespace Identity.Server.Restoring;

/// <summary>What notices a restored backup.</summary>
internal static class RestoreServices
{
    /// <summary>Adds it.</summary>
    public static void AddRestoreGuard(this IServiceCollection services, ServerSettings settings, IHostEnvironment environment)
    {
        services.AddSingleton(RestoreMarker.Load(settings, environment.IsDevelopment()));
        services.AddSingleton<RestoreGuard>();
        services.AddHostedService<RestoreWatch>();
    }
}
