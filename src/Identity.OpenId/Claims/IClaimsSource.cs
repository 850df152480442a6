using System.Text.Json.Nodes;

namespace Identity.OpenId.Claims;

/// <summary>What the host knows about people, under the standard names (OpenID Connect Core 5.1).</summary>
public interface IClaimsSource
{
    /// <summary>
    /// Every standard claim that is known of the person but <c>sub</c>, typed as the specification says (<c>address</c> an object,
    /// <c>email_verified</c> a boolean, <c>updated_at</c> a number); <see langword="null"/> if there is no such active person.
    /// </summary>
    Task<JsonObject?> FindAsync(string subject, CancellationToken cancellationToken);
}
