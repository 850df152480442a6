using System.Buffers.Text;
using System.Security.Cryptography;
using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Clients;

/// <summary>A client that is new, with its secret while it can still be told.</summary>
/// <param name="Client">The client, as it is kept.</param>
/// <param name="Secret"><c>client_secret</c>: 256 random bits, of which only the hash is kept; <see langword="null"/> for a client that has none: a public one, or one with a key.</param>
public sealed record ClientRegistration(Client Client, string? Secret)
{
    private const int ClientIdLength = 16;

    /// <summary>Makes a client from metadata, with a <c>client_id</c> of its own.</summary>
    /// <param name="metadata">What it says about itself.</param>
    /// <param name="createdAt">The time, which its secret is given.</param>
    public static ClientRegistration Create(ClientMetadata metadata, DateTimeOffset? createdAt = null)
    {
        var secret = metadata.TokenEndpointAuthMethod is PresentedCredentials.None or PresentedCredentials.PrivateKeyJwt ? null : Handle.New();
        var client = new Client
        {
            ClientId = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ClientIdLength)),
            ClientName = metadata.ClientName,
            ClientUri = metadata.ClientUri,
            RedirectUris = metadata.RedirectUris,
            PostLogoutRedirectUris = metadata.PostLogoutRedirectUris,
            GrantTypes = metadata.GrantTypes,
            ResponseTypes = metadata.ResponseTypes,
            Scopes = metadata.Scopes,
            TokenEndpointAuthMethod = metadata.TokenEndpointAuthMethod,
            IdTokenSignedResponseAlg = metadata.IdTokenSignedResponseAlg,
            AccessTokenLifetime = metadata.AccessTokenLifetime,
            RequireConsent = metadata.RequireConsent,
            RefreshTokenLifetime = metadata.RefreshTokenLifetime,
            RefreshTokenAbsoluteLifetime = metadata.RefreshTokenAbsoluteLifetime,
            ApplicationType = metadata.ApplicationType,
            RequirePushedRequests = metadata.RequirePushedRequests,
            TokenEndpointAuthSigningAlg = metadata.TokenEndpointAuthSigningAlg,
            Jwks = metadata.Jwks,
            JwksUri = metadata.JwksUri,
            RequirePkce = metadata.RequirePkce || metadata.TokenEndpointAuthMethod == PresentedCredentials.None,
            Secrets = secret is null ? [] : [new ClientSecret(Handle.Hash(secret), CreatedAt: createdAt)],
        };
        return new ClientRegistration(client, secret);
    }

    /// <summary>A registered client with other metadata: it stays the same client, and keeps its secrets.</summary>
    public static Client Replace(Client client, ClientMetadata metadata) => Create(metadata).Client with { ClientId = client.ClientId, Secrets = client.Secrets };

    /// <summary>The type's name: the secret is not for logs.</summary>
    public override string ToString() => nameof(ClientRegistration);
}
