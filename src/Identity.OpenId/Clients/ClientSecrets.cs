using Identity.OpenId.ClientAuthentication;

namespace Identity.OpenId.Clients;

/// <summary>The secrets of a client. Several are good at once, so that one can take the place of another without a pause.</summary>
public static class ClientSecrets
{
    /// <summary>How many may be good at once.</summary>
    public const int Most = 5;

    /// <summary>Whether the client authenticates by a secret.</summary>
    public static bool UsesSecret(this Client client) => client.TokenEndpointAuthMethod is PresentedCredentials.Basic or PresentedCredentials.Post;

    /// <summary>The client with another secret, which those that have ended make room for; <see langword="null"/> if it has as many as there may be.</summary>
    public static Client? AddSecret(this Client client, ClientSecret secret, DateTimeOffset now)
    {
        ClientSecret[] good = [.. client.Secrets.Where(known => known.IsGood(now))];
        return good.Length < Most ? client with { Secrets = [.. good, secret] } : null;
    }

    /// <summary>Whether the client could not authenticate any more without this secret.</summary>
    public static bool NeedsSecret(this Client client, string id, DateTimeOffset now) =>
        client.UsesSecret() && client.Secrets.Where(known => known.IsGood(now)).ToArray() is [var only] && only.Id == id;

    /// <summary>The client without a secret; <see langword="null"/> if it has none of that id.</summary>
    public static Client? RemoveSecret(this Client client, string id) =>
        client.Secrets.Any(known => known.Id == id) ? client with { Secrets = [.. client.Secrets.Where(known => known.Id != id)] } : null;
}
