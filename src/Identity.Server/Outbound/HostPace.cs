namespace Identity.Server.Outbound;

/// <summary>How often one host is asked: sixty times a minute, whoever wants it.</summary>
internal sealed class HostPace
{
    private const int Most = 60;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> asked = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset began;

    /// <summary>Counts a request; <see langword="false"/> if the host has had enough.</summary>
    public bool TryTake(string host, DateTimeOffset now)
    {
        lock (gate)
        {
            if (now - began >= Window)
            {
                asked.Clear();
                began = now;
            }

            var count = asked.GetValueOrDefault(host) + 1;
            asked[host] = count;
            return count <= Most;
        }
    }
}
