using Identity.Domain.SignIn;
using Identity.OpenId.Clients;
using Identity.OpenId.Keys;
using Identity.OpenId.Stores;
using Identity.Server.Authenticators.Totp;
using Identity.Server.Passwords;
using Identity.Storage;
using Identity.Storage.Clients;
using Identity.Storage.Methods;
using Identity.Storage.People;
using Identity.Storage.Policies;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Benchmarks.Serving;

/// <summary>Who and what a server under load knows.</summary>
internal static class BenchmarkPeople
{
    /// <summary>The app's id and secret, everybody's password, and the key of everybody's authenticator app.</summary>
    public const string ClientId = "bench";
    public const string Secret = "bench-secret-bench-secret-bench-secret";
    public const string RedirectUri = "https://rp.example.test/cb";
    public const string Password = "password";
    public const string TotpKey = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    /// <summary>How many have no second factor, and how many have one. A code works once, so the latter must not come round within 30 seconds.</summary>
    public const int Plain = 100;
    public const int WithTotp = 1500;

    /// <summary>Adds the app, the demo's policy, and the people.</summary>
    public static async Task AddAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var client = new Client
        {
            ClientId = ClientId,
            ClientName = "Benchmark",
            RedirectUris = [RedirectUri],
            GrantTypes = ["authorization_code", "refresh_token"],
            Scopes = ["openid", "profile", "email", "offline_access"],
            IdTokenSignedResponseAlg = "ES256",
            Secrets = [new ClientSecret(Handle.Hash(Secret))],
        };
        await scope.ServiceProvider.GetRequiredService<ClientStore>().TryAddAsync(client, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<PolicyStore>()
            .TryPublishAsync(TestPolicies.Demo, expectedVersion: 0, "benchmark", TimeProvider.System.GetUtcNow(), CancellationToken.None);

        var hash = Argon2Hash.Default.Make(Password);
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        await using var write = await database.BeginWriteAsync(CancellationToken.None);
        for (var number = 0; number < Plain; number++)
        {
            await AddPersonAsync(scope.ServiceProvider, $"plain{number}", hash, hasTotp: false);
        }

        for (var number = 0; number < WithTotp; number++)
        {
            await AddPersonAsync(scope.ServiceProvider, $"totp{number}", hash, hasTotp: true);
        }

        await write.CommitAsync(CancellationToken.None);
    }

    private static async Task AddPersonAsync(IServiceProvider services, string name, string hash, bool hasTotp)
    {
        var now = TimeProvider.System.GetUtcNow();
        var person = new Person
        {
            Id = Guid.CreateVersion7(now),
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            DisplayName = name,
            PasswordHash = hash,
            SecurityStamp = name,
            CreatedAt = now,
            Epoch = 1,
        };
        var database = services.GetRequiredService<IdentityDatabase>();
        database.Add(person);
        await database.SaveChangesAsync();
        database.ChangeTracker.Clear();
        if (hasTotp)
        {
            await AddTotpAsync(services, person, now);
        }
    }

    private static async Task AddTotpAsync(IServiceProvider services, Person person, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var pending = new PendingMethod
        {
            Id = id,
            PersonId = person.Id,
            Epoch = person.Epoch,
            TransactionKey = $"bench:{id}",
            Method = "totp",
            SealedSecret = TotpSecret.Parse(TotpKey).Seal(services.GetRequiredService<ISecretSeal>(), person.Id, id),
            CreatedAt = now,
            ExpiresAt = now.AddMinutes(1),
        };
        var methods = services.GetRequiredService<MethodStore>();
        await methods.BeginAsync(pending, CancellationToken.None);
        var commit = new MethodCommit { Pending = pending, Channel = $"totp:{id}", Label = "Phone", LastStep = null, RegisteredUnder = AssuranceLevel.TwoFactor, Now = now, Beside = null };
        if (await methods.TryCommitAsync(commit, CancellationToken.None) is not CommitOutcome.Committed)
        {
            throw new InvalidOperationException($"{person.UserName} has no authenticator app.");
        }
    }
}
