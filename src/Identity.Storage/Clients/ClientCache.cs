using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Identity.OpenId.Clients;

namespace Identity.Storage.Clients;

/// <summary>Parsed client documents. The version is read each time, so what is cached is never out of date.</summary>
public sealed class ClientCache
{
    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly ConcurrentDictionary<string, (long Version, Client Client)> parsed = new(StringComparer.Ordinal);

    internal static string Write(Client client) => JsonSerializer.Serialize(client, Writing);

    /// <summary>The client as it was read last, which may be out of date.</summary>
    internal Client? Last(string clientId) => parsed.TryGetValue(clientId, out var cached) ? cached.Client : null;

    internal Client Read(string clientId, long version, string document)
    {
        if (parsed.TryGetValue(clientId, out var cached) && cached.Version == version)
        {
            return cached.Client;
        }

        var client = JsonSerializer.Deserialize<Client>(document, Writing)
            ?? throw new InvalidOperationException($"The document of client {clientId} is empty.");
        parsed[clientId] = (version, client);
        return client;
    }
}
