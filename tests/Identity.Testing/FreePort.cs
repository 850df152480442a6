using System.Net;
using System.Net.Sockets;

namespace Identity.Testing;

/// <summary>A port of the loopback interface that nobody listens on.</summary>
public static class FreePort
{
    /// <summary>Finds one. Servers need it before they start, because the issuer is a setting.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
