namespace Identity.OpenId.Clients;

/// <summary>A client that collects passwords by itself, as old programs do: an administrator has to have marked it.</summary>
public static class LegacyClient
{
    /// <summary>The mark: this one among <see cref="Client.GrantTypes"/> (RFC 6749 section 4.3).</summary>
    public const string GrantType = "password";

    /// <summary>The client with the mark, or without it.</summary>
    public static Client Mark(this Client client, bool isLegacy)
    {
        var others = client.GrantTypes.Where(grantType => grantType != GrantType);
        return client with { GrantTypes = isLegacy ? [.. others, GrantType] : [.. others] };
    }

    /// <summary>Whether it has the mark.</summary>
    public static bool IsLegacy(this Client client) => client.GrantTypes.Contains(GrantType);
}
