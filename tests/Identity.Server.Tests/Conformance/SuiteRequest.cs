using System.Security.Cryptography;

namespace Identity.Server.Tests.Conformance;

/// <summary>An authorization request of the suite: no PKCE, a state of 128 characters; an empty value leaves a parameter out.</summary>
internal sealed record SuiteRequest(SuiteClient Client, IReadOnlyList<(string Name, string Value)> Parameters)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public string? this[string name] => Parameters.FirstOrDefault(parameter => parameter.Name == name).Value;

    public string Query =>
        string.Join('&', Parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Name)}={Uri.EscapeDataString(parameter.Value)}"));

    public static SuiteRequest For(SuiteClient client, string? responseMode, params (string Name, string Value)[] changes)
    {
        var parameters = new OrderedDictionary<string, string>
        {
            ["client_id"] = client.Id,
            ["redirect_uri"] = client.RedirectUri,
            ["scope"] = "openid",
            ["state"] = RandomNumberGenerator.GetString(Letters, 128),
            ["nonce"] = RandomNumberGenerator.GetString(Letters, 10),
            ["response_type"] = "code",
            ["response_mode"] = responseMode ?? "",
        };
        foreach (var (name, value) in changes)
        {
            parameters[name] = value;
        }

        return new SuiteRequest(client, [.. parameters.Where(parameter => parameter.Value.Length > 0).Select(parameter => (parameter.Key, parameter.Value))]);
    }

    /// <summary>The same with its parameters in the opposite order.</summary>
    public SuiteRequest Reversed() => this with { Parameters = [.. Parameters.Reverse()] };
}
