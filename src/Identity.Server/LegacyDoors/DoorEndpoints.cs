using Identity.Server.Hosting;

namespace Identity.Server.LegacyDoors;

/// <summary>The doors that operators have set. Without a setting there is nothing here.</summary>
internal static class DoorEndpoints
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    /// <summary>Maps them.</summary>
    public static void MapDoors(this WebApplication app)
    {
        var doors = app.Services.GetRequiredService<ServerSettings>().Doors;
        if (doors?.Web is not null)
        {
            app.MapMethods(WebDoor.Path, Reading, (HttpContext context, WebDoor door) => door.AnswerAsync(context));
        }

        if (doors?.Mail is not null)
        {
            app.MapGet(MailDoor.Path, (HttpContext context, MailDoor door) => door.AnswerAsync(context));
        }
    }

    /// <summary>Registers what is behind them.</summary>
    public static IServiceCollection AddDoors(this IServiceCollection services) => services
        .AddScoped<DoorCheck>()
        .AddScoped<DoorCounters>()
        .AddScoped<DoorProfile>()
        .AddScoped<WebDoor>()
        .AddScoped<MailDoor>();
}
