namespace Identity.OpenId.Outbound;

/// <summary>The only place that fetches what a client names (protocol line 38). The host's, which keeps it out of private networks.</summary>
public interface IOutboundFetcher
{
    /// <summary>Fetches a JSON document, by GET and without following anybody anywhere.</summary>
    Task<OutboundAnswer> FetchAsync(string address, CancellationToken cancellationToken);
}
