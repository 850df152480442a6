using System.Text.Json.Nodes;
using Identity.OpenId.Claims;
using Identity.Storage.People;

namespace Identity.Server.Gate;

/// <summary>A person's standard claims (OpenID Connect Core 5.1), from the account and its profile.</summary>
internal sealed class ClaimsSource(PersonStore people) : IClaimsSource
{
    public async Task<JsonObject?> FindAsync(string subject, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(subject, out var id) || await people.FindProfileAsync(id, cancellationToken) is not { } person)
        {
            return null;
        }

        var claims = person.Profile is { } profile ? JsonNode.Parse(profile)!.AsObject() : [];
        claims.TryAdd("name", person.DisplayName);
        claims["preferred_username"] = person.UserName;
        Add(claims, "email", person.Email, "email_verified", person.EmailConfirmed);
        Add(claims, "phone_number", person.PhoneNumber, "phone_number_verified", person.PhoneNumberConfirmed);
        claims["updated_at"] = person.UpdatedAt.ToUnixTimeSeconds();
        return claims;
    }

    private static void Add(JsonObject claims, string name, string? value, string verifiedName, bool verified)
    {
        if (value is not null)
        {
            claims[name] = value;
            claims[verifiedName] = verified;
        }
    }
}
