using System.Text.Json;
using System.Text.Json.Serialization;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>What the browser says of a ceremony, which the key signs with it (WebAuthn section 5.8.1).</summary>
internal sealed record ClientData
{
    /// <summary><c>webauthn.create</c> or <c>webauthn.get</c>.</summary>
    [JsonPropertyName("type")]
    public string Type { get; init; } = "";

    /// <summary>The challenge, in base64url.</summary>
    [JsonPropertyName("challenge")]
    public string Challenge { get; init; } = "";

    /// <summary>The origin of the page that asked.</summary>
    [JsonPropertyName("origin")]
    public string Origin { get; init; } = "";

    /// <summary>Whether the page was in a frame of another origin.</summary>
    [JsonPropertyName("crossOrigin")]
    public bool CrossOrigin { get; init; }

    /// <summary>The origin of the page around that frame.</summary>
    [JsonPropertyName("topOrigin")]
    public string? TopOrigin { get; init; }

    /// <summary>Reads it; <see langword="null"/> if it is none.</summary>
    public static ClientData? Read(byte[] utf8)
    {
        try
        {
            return JsonSerializer.Deserialize<ClientData>(utf8) is { Type: not null, Challenge: not null, Origin: not null } data ? data : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
