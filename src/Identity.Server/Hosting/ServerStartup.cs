using System.Security.Cryptography;
using Identity.Domain.Policies;
using Identity.OpenId.Keys;
using Identity.Server.Authenticators.SecurityKeys;
using Identity.Server.Delivery;
using Identity.Server.Restoring;
using Identity.Storage;
using Identity.Storage.Keys;
using Identity.Storage.Policies;
using Identity.Storage.SecurityKeys;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Identity.Server.Hosting;

/// <summary>What happens between building the server and serving the first request.</summary>
public static class ServerStartup
{
    private static readonly TimeSpan KeyRingLifetime = TimeSpan.FromDays(90);

    /// <summary>
    /// Brings the database up to date (in Development; elsewhere that is the command <c>migrate</c>) and makes the keys, under one lock
    /// of the database: two servers that start on an empty one make one set (attack 9).
    /// </summary>
    /// <exception cref="SettingException">
    /// The database is not up to date, older than this server saw it, or made with another master key; or the policy in force needs a sender that
    /// is not set.
    /// </exception>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancellationToken = default)
    {
        await app.PrepareAsync(mayMigrate: app.Environment.IsDevelopment(), cancellationToken);
        await app.CheckSettingsAsync(cancellationToken);
        await app.CheckKeysAsync(cancellationToken);
        await app.Services.GetRequiredService<RestoreGuard>().BeginAsync(cancellationToken);
    }

    /// <summary>
    /// The same, deciding whether the database may be changed, for whoever does not serve: commands work without senders, so that a policy
    /// that needs them can be replaced.
    /// </summary>
    internal static async Task PrepareAsync(this WebApplication app, bool mayMigrate, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await using var held = await services.GetRequiredService<IStartupLock>().HoldAsync(cancellationToken);
        var schema = services.GetRequiredService<DatabaseSchema>();
        if (mayMigrate)
        {
            await schema.MigrateAsync(cancellationToken);
        }
        else if (await schema.HasPendingAsync(cancellationToken))
        {
            throw new SettingException("Identity:Database", "is not up to date. Run the command 'migrate' first.");
        }

        try
        {
            await EnsureKeysAsync(services, cancellationToken);
        }
        catch (CryptographicException unopened)
        {
            throw new SettingException("Identity:MasterKey", "is not the key that this database was made with.", unopened);
        }
    }

    private static async Task CheckSettingsAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<PolicyStore>().FindCurrentAsync(cancellationToken);
        if (stored is not null
            && PolicyReader.Read(stored.Document) is PolicyReading.Valid(var policy)
            && Missing(scope.ServiceProvider, policy) is { } missing)
        {
            throw new SettingException(
                missing.Setting, $"is missing, and the policy in force needs it ({missing.Field}). Set it, or switch that off with 'policy import'.");
        }
    }

    private static MissingSender? Missing(IServiceProvider services, PolicyDocument policy) =>
        services.GetRequiredService<DeliveryReadiness>().Check(policy).Concat(services.GetRequiredService<KeyReadiness>().Check(policy)).FirstOrDefault();

    // Browsers offer a key under the RP ID that it was made for and under no other: people would be locked out one by one (attack 14).
    private static async Task CheckKeysAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var party = scope.ServiceProvider.GetRequiredService<KeyRelyingParty>();
        if (await scope.ServiceProvider.GetRequiredService<SecurityKeyStore>().FindOtherRelyingPartyAsync(party.Id, cancellationToken) is var (other, count))
        {
            throw new SettingException(
                "Identity:SecurityKeys:RelyingPartyId",
                $"is '{party.Id}', and {count} registered security {(count == 1 ? "key was" : "keys were")} made for '{other}': they would no longer work. Set it to '{other}'.");
        }
    }

    private static async Task EnsureKeysAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var ring = services.GetRequiredService<IKeyManager>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (ring.GetAllKeys().Count == 0)
        {
            ring.CreateNewKey(now, now + KeyRingLifetime);
        }

        await services.GetRequiredService<SigningKeys>().EnsureAsync(cancellationToken);
    }
}
