using System.Net;
using Identity.OpenId.Hosting;
using Identity.OpenId.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Identity.OpenId.Tests.Hosting;

/// <summary>The engine in a host of its own on loopback.</summary>
public abstract class HostFixture
{
    protected const string Issuer = "http://127.0.0.1:5000";

    private WebApplication host = null!;

    internal Engine Engine { get; private set; } = null!;

    internal RecordedLog Log { get; } = new();

    protected HttpClient Http { get; private set; } = null!;

    [SetUp]
    public async Task SetUp()
    {
        Engine = new Engine();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Log);
        Engine.AddTo(builder.Services, Issuer);
        builder.Services.AddScoped<IErrorPages, TestErrorPages>().AddScoped<IFormPostPage, TestFormPostPage>();
        host = builder.Build();
        host.MapOpenId();
        await host.StartAsync();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = new Uri(host.Urls.Single()),
        };
    }

    [TearDown]
    public async Task TearDown()
    {
        Http.Dispose();
        await host.DisposeAsync();
        Log.Dispose();
        Engine.Dispose();
    }
}
