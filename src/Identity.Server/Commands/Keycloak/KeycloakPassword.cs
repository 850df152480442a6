using System.Globalization;
using System.Text.Json.Nodes;
using Identity.Server.Commands.Moving;

namespace Identity.Server.Commands.Keycloak;

/// <summary>A credential of type <c>password</c>: salt and hash in <c>secretData</c>, algorithm and its numbers in <c>credentialData</c>.</summary>
internal static class KeycloakPassword
{
    /// <summary>The hash; where it cannot be converted, <paramref name="problem"/> says why.</summary>
    public static MovedHash? Convert(JsonObject credential, out string problem)
    {
        var (secret, data) = (credential.Within("secretData"), credential.Within("credentialData"));
        problem = "has no salt or hash";
        if (secret.Text("salt") is not { } salt || secret.Text("value") is not { } value || Prefix(data) is not { } prefix)
        {
            problem = data.Text("algorithm") is { } algorithm && Prefix(data) is null ? $"is hashed with {algorithm}" : problem;
            return null;
        }

        return MovedHash.Read($"{prefix}${salt.TrimEnd('=')}${value.TrimEnd('=')}", out problem);
    }

    private static string? Prefix(JsonObject data) => data.Text("algorithm") switch
    {
        "pbkdf2" => $"$pbkdf2-sha1$i={data.Number("hashIterations")}",
        "pbkdf2-sha256" => $"$pbkdf2-sha256$i={data.Number("hashIterations")}",
        "pbkdf2-sha512" => $"$pbkdf2-sha512$i={data.Number("hashIterations")}",
        "argon2" => Argon2(data),
        _ => null,
    };

    private static string? Argon2(JsonObject data)
    {
        var parameters = data["additionalParameters"] as JsonObject ?? data["algorithmData"] as JsonObject ?? [];
        var version = string.Equals(parameters.Texts("version").FirstOrDefault(), "1.0", StringComparison.Ordinal) ? 16 : 19;
        return parameters.Texts("type").FirstOrDefault() == "id"
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"$argon2id$v={version}$m={parameters.Texts("memory").FirstOrDefault()},t={data.Number("hashIterations")},p={parameters.Texts("parallelism").FirstOrDefault()}")
            : null;
    }
}
