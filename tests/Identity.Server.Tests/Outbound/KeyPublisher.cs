using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Identity.Server.Tests.Outbound;

/// <summary>A web server of a client with TLS, on this machine, that does what a test says.</summary>
internal sealed class KeyPublisher : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly X509Certificate2 certificate;
    private int connections;

    private KeyPublisher(WebApplication app, X509Certificate2 certificate) => (this.app, this.certificate) = (app, certificate);

    /// <summary>What it does with a request.</summary>
    public RequestDelegate Answer { get; set; } = context => context.Response.WriteAsync("{}");

    /// <summary>How many connections there were.</summary>
    public int Connections => connections;

    /// <summary>Its port.</summary>
    public int Port { get; private set; }

    /// <summary>Whom to trust to reach it.</summary>
    public X509ChainPolicy Trust => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { certificate },
        RevocationMode = X509RevocationMode.NoCheck,
    };

    public static async Task<KeyPublisher> StartAsync()
    {
        var own = Certify();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        KeyPublisher? publisher = null;
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Use(next => connection =>
            {
                Interlocked.Increment(ref publisher!.connections);
                return next(connection);
            });
            listen.UseHttps(own);
        }));
        var host = builder.Build();
        publisher = new KeyPublisher(host, own);
        host.Run(context => publisher.Answer(context));
        await host.StartAsync();
        publisher.Port = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        return publisher;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private static X509Certificate2 Certify()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
