using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>A credential as a browser sends it, in JSON (WebAuthn section 5.1, <c>toJSON</c>).</summary>
internal sealed record KeyCredential
{
    private const int Longest = 8 * 1024;

    /// <summary>The credential ID.</summary>
    public required byte[] Id { get; init; }

    /// <summary>The client data as it was signed.</summary>
    public required byte[] ClientDataJson { get; init; }

    /// <summary>What the browser said.</summary>
    public required ClientData Client { get; init; }

    /// <summary>The attestation object of a new credential; <see langword="null"/> in an assertion.</summary>
    public byte[]? AttestationObject { get; init; }

    /// <summary>The authenticator data of an assertion; <see langword="null"/> for a new credential.</summary>
    public byte[]? AuthenticatorData { get; init; }

    /// <summary>The user handle that a passkey has for its person.</summary>
    public string? UserHandle { get; init; }

    /// <summary>How a new credential is reached.</summary>
    public IReadOnlyList<string> Transports { get; init; } = [];

    /// <summary>What the browser said of a new credential's residency (extension <c>credProps</c>).</summary>
    public bool IsDiscoverable { get; init; }

    /// <summary>Reads one; <see langword="null"/> if it is none.</summary>
    public static KeyCredential? Read(string? json)
    {
        if (string.IsNullOrEmpty(json) || json.Length > Longest)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(json) is JsonObject credential && credential["response"] is JsonObject response ? Read(credential, response) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static KeyCredential? Read(JsonObject credential, JsonObject response)
    {
        if (Bytes(credential["id"]) is not { Length: > 0 } id
            || Bytes(response["clientDataJSON"]) is not { } clientDataJson
            || ClientData.Read(clientDataJson) is not { } client)
        {
            return null;
        }

        return new KeyCredential
        {
            Id = id,
            ClientDataJson = clientDataJson,
            Client = client,
            AttestationObject = Bytes(response["attestationObject"]),
            AuthenticatorData = Bytes(response["authenticatorData"]),
            UserHandle = Bytes(response["userHandle"]) is { } handle ? System.Text.Encoding.UTF8.GetString(handle) : null,
            Transports = [.. (response["transports"] as JsonArray ?? []).Select(Text).Where(KeyTransports.IsKnown).Distinct(StringComparer.Ordinal)],
            IsDiscoverable = (credential["clientExtensionResults"] as JsonObject)?["credProps"] is JsonObject properties
                && properties["rk"] is JsonValue value && value.TryGetValue<bool>(out var isResident) && isResident,
        };
    }

    private static byte[]? Bytes(JsonNode? node) => node is null ? null : Base64Url.DecodeFromChars(node.GetValue<string>());

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
