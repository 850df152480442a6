using Identity.OpenId.Claims;
using Identity.OpenId.Documents;
using Identity.OpenId.Keys;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Resources;

/// <summary>Reads the description of a resource and says everything that is wrong with it at once. A member that is not known is refused.</summary>
public static class ResourceReader
{
    /// <summary>The longest life of an access token that can be said: a day.</summary>
    private const int LongestLifetime = 86_400;

    private const int ShortestLifetime = 60;

    /// <summary>Reads a JSON object.</summary>
    /// <param name="json">The text.</param>
    /// <param name="acrValues">The levels that there are.</param>
    public static ResourceReading Read(string json, IReadOnlyList<string> acrValues)
    {
        if (DocumentFields.Read(json, out var error) is not { } fields)
        {
            return new ResourceReading.Invalid([error!]);
        }

        var resource = new Resource
        {
            Identifier = Identifier(fields),
            Name = Required(fields, "resource_name", "is missing: it is shown to people who let an app use it"),
            Scopes = Scopes(fields, acrValues),
            Acr = Choice(fields, "acr", acrValues),
            AccessTokenLifetime = Lifetime(fields),
            AccessTokenSignedResponseAlg = Choice(fields, "access_token_signed_response_alg", SigningKeys.Algorithms) ?? "ES256",
            IntrospectionClients = fields.Texts("introspection_clients") ?? [],
        };
        fields.RefuseOthers();
        return fields.Errors.Count > 0 ? new ResourceReading.Invalid(fields.Errors) : new ResourceReading.Valid(resource);
    }

    private static string Identifier(DocumentFields fields)
    {
        var identifier = Required(fields, "resource", "is missing: the URI that apps name it by");
        if (identifier.Length > 0 && (!Uri.TryCreate(identifier, UriKind.Absolute, out _) || identifier.Any(letter => letter is <= ' ' or > '~' or '#')))
        {
            fields.Refuse("resource", "must be an absolute URI without a fragment (RFC 8707 section 2)");
        }

        return identifier;
    }

    private static Dictionary<string, string?> Scopes(DocumentFields fields, IReadOnlyList<string> acrValues)
    {
        var scopes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (index, scope) in (fields.Objects("scopes") ?? []).Index())
        {
            var name = Required(scope, "scope", "is missing");
            if (name.Length > 0 && (name.Contains(' ', StringComparison.Ordinal) || !Syntax.IsScope(name) || ScopeCatalogue.Scopes.Contains(name)))
            {
                scope.Refuse("scope", "must be one word that no standard scope is (RFC 6749 appendix A.4)");
            }

            if (!scopes.TryAdd(name, Choice(scope, "acr", acrValues)))
            {
                fields.Refuse($"scopes[{index}]", "is named twice");
            }

            scope.RefuseOthers();
        }

        if (scopes.Count == 0 && fields.Errors.All(error => !error.Field.StartsWith("scopes", StringComparison.Ordinal)))
        {
            fields.Refuse("scopes", "must name at least one scope: a client may use the resource by having one of its scopes");
        }

        return scopes;
    }

    private static int? Lifetime(DocumentFields fields)
    {
        var seconds = fields.Number("access_token_lifetime");
        if (seconds is < ShortestLifetime or > LongestLifetime)
        {
            fields.Refuse("access_token_lifetime", $"must be from {ShortestLifetime} to {LongestLifetime} seconds");
        }

        return seconds;
    }

    private static string Required(DocumentFields fields, string name, string absent)
    {
        if (!fields.Has(name))
        {
            fields.Refuse(name, absent);
        }

        return fields.Text(name) ?? "";
    }

    private static string? Choice(DocumentFields fields, string name, IReadOnlyList<string> known)
    {
        var value = fields.Text(name);
        if (value is not null && !known.Contains(value))
        {
            fields.Refuse(name, $"must be one of {string.Join(", ", known)}");
        }

        return value;
    }
}
