using Identity.OpenId.ClientAuthentication;
namespace Identity.OpenId.Grants;

/// <summary>A way to get tokens at the token endpoint (RFC 6749 1.3): one class each.</summary>
internal interface IGrantType
{
    /// <summary><c>grant_type</c>.</summary>
    string Name { get; }

    /// <summary>Redeems what an authenticated client presents.</summary>
    Task<TokenOutcome> RedeemAsync(ClientRequest request, CancellationToken cancellationToken);
}
