using Identity.OpenId.Stores;
using Identity.Storage.AccessPasses;
using Identity.Storage.AppPasswords;
using Identity.Storage.Attempts;
using Identity.Storage.Auditing;
using Identity.Storage.Browsers;
using Identity.Storage.Clients;
using Identity.Storage.Codes;
using Identity.Storage.Consents;
using Identity.Storage.Facts;
using Identity.Storage.Grants;
using Identity.Storage.Keys;
using Identity.Storage.Methods;
using Identity.Storage.Notices;
using Identity.Storage.Outbox;
using Identity.Storage.PasswordResets;
using Identity.Storage.People;
using Identity.Storage.Policies;
using Identity.Storage.ProofOfWork;
using Identity.Storage.Recovery;
using Identity.Storage.RememberedDevices;
using Identity.Storage.SecurityKeys;
using Identity.Storage.Replays;
using Identity.Storage.Resources;
using Identity.Storage.Restoring;
using Identity.Storage.Sessions;
using Identity.Storage.Tokens;
using Identity.Storage.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Identity.Storage;

/// <summary>Registers the database and its stores.</summary>
public static class StorageRegistration
{
    /// <summary>Adds <see cref="IdentityDatabase"/> and every store, each living as long as its scope.</summary>
    public static IServiceCollection AddIdentityStorage(this IServiceCollection services, StorageOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<PolicyCache>();
        services.AddSingleton<ClientCache>();
        AddDatabase(services, options);
        AddWaysBack(services);
        AddProtocol(services);

        services.AddScoped<DatabaseSchema>();
        services.AddScoped<FactsReader>();
        services.AddScoped<TransactionStore>();
        services.AddScoped<SessionStore>();
        services.AddScoped<MethodStore>();
        services.AddScoped<RemovedMethodStore>();
        services.AddScoped<ChangeNoticeStore>();
        services.AddScoped<SecurityAnswerStore>();
        services.AddScoped<SecurityKeyStore>().AddScoped<KeyChallengeStore>().AddScoped<RecoveryCodeStore>();
        services.AddScoped<HardwareTokenStore>();
        services.AddScoped<DeferralStore>();
        services.AddScoped<CodeStore>();
        services.AddScoped<SendCounterStore>();
        services.AddScoped<SpentChallengeStore>();
        services.AddScoped<AttemptStore>();
        services.AddScoped<PersonStore>();
        services.AddScoped<PersonArchive>();
        services.AddScoped<PolicyStore>();
        services.AddScoped<AuditKeys>();
        services.AddScoped<AuditLog>();
        services.AddScoped<AuditReader>();
        services.AddScoped<AuditSealing>();
        services.AddScoped<AuditVerification>();
        services.AddScoped<OutboxStore>();
        services.AddScoped<AppPasswordStore>();
        services.AddScoped<BrowserStore>().AddScoped<RememberedDeviceStore>().AddScoped<ConsentStore>();
        services.AddScoped<RestoreMarkStore>().AddScoped<RestoreVoiding>();
        return services;
    }

    private static void AddWaysBack(IServiceCollection services)
    {
        services.AddScoped<AccessPassStore>();
        services.AddScoped<ResetStore>();
        services.AddScoped<ResetChannelStore>();
        services.AddScoped<ResetSendStore>();
    }

    // What the protocol engine asks for.
    private static void AddProtocol(IServiceCollection services)
    {
        services.AddScoped<ClientStore>();
        services.AddScoped<ClientLookup>();
        services.AddScoped<GrantStore>();
        services.AddScoped<SigningKeyStore>();
        services.AddScoped<IClientStore>(provider => provider.GetRequiredService<ClientStore>());
        services.AddScoped<IGrantStore>(provider => provider.GetRequiredService<GrantStore>());
        services.AddScoped<ISigningKeyStore>(provider => provider.GetRequiredService<SigningKeyStore>());
        services.AddScoped<ReplayStore>();
        services.AddScoped<IReplayStore>(provider => provider.GetRequiredService<ReplayStore>());
        services.AddScoped<ResourceStore>();
        services.AddScoped<IResourceStore>(provider => provider.GetRequiredService<ResourceStore>());
    }

    private static void AddDatabase(IServiceCollection services, StorageOptions options)
    {
        if (options.Provider is StorageProvider.Postgres)
        {
            services.AddSingleton(_ => NpgsqlDataSource.Create(PostgresConnection.For(options.ConnectionString)));
            services.AddSingleton<IStartupLock, PostgresStartupLock>();
            services.AddDbContext<IdentityDatabase, PostgresIdentityDatabase>(
                (provider, builder) => builder.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()),
                optionsLifetime: ServiceLifetime.Singleton);
            return;
        }

        services.AddSingleton<IStartupLock, SqliteStartupLock>();
        services.AddDbContext<IdentityDatabase, SqliteIdentityDatabase>(
            builder => builder.UseSqlite(options.ConnectionString).AddInterceptors(new SqliteConnectionSetup()),
            optionsLifetime: ServiceLifetime.Singleton);
    }
}
