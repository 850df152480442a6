using System.Text.Json.Nodes;
using Identity.OpenId.Clients;

namespace Identity.Server.Commands.Keycloak;

/// <summary>A client of an export as metadata for <c>client add</c>, with what could not be converted.</summary>
internal sealed class KeycloakClient(JsonObject client)
{
    private static readonly string[] FlowsNotHere = ["implicitFlowEnabled", "directAccessGrantsEnabled", "serviceAccountsEnabled"];

    private static readonly string[] BuiltIn = ["account", "account-console", "admin-cli", "broker", "realm-management", "security-admin-console"];

    private readonly List<string> problems = [];

    /// <summary>The client's name there.</summary>
    public string ClientId => client.Text("clientId") ?? "";

    /// <summary>What could not be converted.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Whether it is an app at all: not one of Keycloak's own, and one that people sign in to.</summary>
    public bool IsApp =>
        !BuiltIn.Contains(ClientId) && !ClientId.EndsWith("-realm", StringComparison.Ordinal)
        && client.Flag("bearerOnly") is not true && (client.Flag("standardFlowEnabled") ?? true);

    /// <summary>The metadata; <see langword="null"/> if no client can be made of it.</summary>
    public JsonObject? Metadata()
    {
        if (client.Text("protocol") is { } protocol && protocol != "openid-connect")
        {
            problems.Add($"its protocol is {protocol}");
            return null;
        }

        foreach (var flow in FlowsNotHere.Where(flow => client.Flag(flow) is true))
        {
            problems.Add($"{flow}: there is no such flow here");
        }

        var metadata = new JsonObject
        {
            ["client_name"] = client.Text("name") is { } name && !name.StartsWith("${", StringComparison.Ordinal) ? name : ClientId,
            ["redirect_uris"] = Addresses("redirectUris", client.Texts("redirectUris")),
            ["post_logout_redirect_uris"] = Addresses("post.logout.redirect.uris", SignOutAddresses()),
            ["grant_types"] = new JsonArray("authorization_code", "refresh_token"),
            ["scope"] = "openid profile email",
            ["token_endpoint_auth_method"] = client.Flag("publicClient") is true ? "none" : "client_secret_basic",
        };
        if (ClientMetadataReader.Read(metadata.ToJsonString()) is not ClientMetadataReading.Invalid(var errors))
        {
            return metadata;
        }

        problems.AddRange(errors.Select(error => $"{error.Field}: {error.Message}"));
        return null;
    }

    private IEnumerable<string> SignOutAddresses() =>
        ((client["attributes"] as JsonObject)?.Text("post.logout.redirect.uris") ?? "").Split("##", StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(address => address == "+" ? client.Texts("redirectUris") : [address])
            .Where(address => address != "-");

    private JsonArray Addresses(string member, IEnumerable<string> addresses)
    {
        var kept = new JsonArray();
        foreach (var address in addresses.Select(address => address.StartsWith('/') ? client.Text("rootUrl")?.TrimEnd('/') + address : address).Distinct(StringComparer.Ordinal))
        {
            if (address.Contains('*', StringComparison.Ordinal))
            {
                problems.Add($"{member}: {address} has a wildcard; name each address in full");
            }
            else
            {
                kept.Add(address);
            }
        }

        return kept;
    }
}
