using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Devices;
using Identity.OpenId.Clients;
using Identity.OpenId.Endpoints;
using Identity.OpenId.EndSession;
using Identity.OpenId.Grants;
using Identity.OpenId.Keys;
using Identity.OpenId.Pushed;
using Identity.OpenId.Requests;
using Identity.OpenId.Resources;
using Identity.OpenId.Stores;
using Identity.OpenId.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Identity.OpenId.Hosting;

/// <summary>Registers the engine.</summary>
public static class OpenIdServices
{
    /// <summary>
    /// Registers the engine. The host registers its side: the stores, <see cref="ISecretSeal"/>, <see cref="Gate.IReleaseGate"/>,
    /// <see cref="Gate.ILegacyPasswords"/>, <see cref="IClientBrake"/>, <see cref="Outbound.IOutboundFetcher"/>, <see cref="Interactions.IInteractions"/>, <see cref="Sessions.ISessions"/>, <see cref="Claims.IClaimsSource"/>, <see cref="IErrorPages"/> and <see cref="IFormPostPage"/>.
    /// </summary>
    public static IServiceCollection AddOpenId(this IServiceCollection services, Action<OpenIdOptions> configure)
    {
        services.AddOptions<OpenIdOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OpenIdOptions>, OpenIdOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<OpenIdOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new SigningKeys(
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TokenSigner>();
        services.AddSingleton<TokenReader>();
        services.AddSingleton<IdTokenHints>();
        services.AddScoped<IdTokens>();
        services.AddSingleton<RefreshTokens>();
        services.AddSingleton<AuthorizationResponse>();
        services.AddScoped<ResultWriter>();
        services.AddScoped<AccessTokens>();
        services.AddScoped<TokenIssuer>();
        services.AddSingleton<ClientKeySets>();
        services.AddScoped<ClientAssertions>();
        services.AddScoped<ClientAuthenticator>();
        services.AddScoped<ClientRequests>();
        services.AddScoped<PushedRequests>();
        services.AddScoped<AuthorizationAttempts>();
        services.AddScoped<ClientResources>();
        services.AddScoped<TokenTargets>();
        services.AddScoped<AuthorizationFlow>();
        services.AddScoped<IGrantType, AuthorizationCodeGrant>();
        services.AddScoped<IGrantType, RefreshTokenGrant>();
        services.AddScoped<IGrantType, ClientCredentialsGrant>();
        services.AddScoped<IGrantType, PasswordGrant>();
        services.AddScoped<IGrantType, DeviceCodeGrant>();
        services.AddScoped<DeviceCodes>();
        services.AddScoped<DeviceApprovals>();
        services.AddScoped(provider => new DeviceRequests(
            provider.GetRequiredService<DeviceCodes>(),
            provider.GetRequiredService<IClientStore>(),
            provider.GetRequiredService<AuthorizationAttempts>()));
        services.AddScoped(provider => new EndSessionRequests(
            provider.GetRequiredService<IGrantStore>(),
            provider.GetRequiredService<OpenIdOptions>(),
            provider.GetRequiredService<TimeProvider>()));
        foreach (var row in EndpointTable.Rows)
        {
            services.TryAddScoped(row.Endpoint);
        }

        return services;
    }
}
