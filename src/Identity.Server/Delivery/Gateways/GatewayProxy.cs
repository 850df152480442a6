using System.Net;

namespace Identity.Server.Delivery.Gateways;

/// <summary>The machine's own proxy, if it has one, for gateways elsewhere: what goes to this machine, in clear, goes nowhere else.</summary>
internal sealed class GatewayProxy : IWebProxy
{
    public ICredentials? Credentials
    {
        get => HttpClient.DefaultProxy.Credentials;
        set => throw new NotSupportedException();
    }

    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : HttpClient.DefaultProxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || HttpClient.DefaultProxy.IsBypassed(host);
}
