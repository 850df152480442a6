using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Identity.Server.Outbound;

/// <summary>Connects to hosts that clients name. The address that is judged is the one that is connected to, so that a name cannot lead elsewhere between.</summary>
internal sealed class OutboundConnection(OutboundSettings settings)
{
    /// <summary>Connects, or refuses.</summary>
    /// <exception cref="PrivateAddressException">The host is in a network that is not public, and is not one of those that the operator allows.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The stream owns the socket.")]
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        if (!settings.AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase) && !Array.TrueForAll(addresses, PublicAddresses.Contains))
        {
            throw new PrivateAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
