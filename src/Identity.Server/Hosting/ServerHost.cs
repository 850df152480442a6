namespace Identity.Server.Hosting;

/// <summary>Builds the server. The program, the demo and the tests start it in this one way.</summary>
public static class ServerHost
{
    /// <summary>The server for these arguments; <paramref name="configure"/> may add configuration, and services that the server's own give way to.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="configure">Comes before the server's own services.</param>
    /// <param name="adjust">Comes after them, and may take some away.</param>
    /// <exception cref="SettingException">A setting is missing or wrong.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null, Action<IServiceCollection>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(ServerHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        configure?.Invoke(builder);
        builder.AddIdentityServer();
        adjust?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseIdentityServer();
        return app;
    }
}
