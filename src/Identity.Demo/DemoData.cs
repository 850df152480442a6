using System.Text.Json.Nodes;
using Identity.Demo.Expenses;
using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.OpenId.Claims;
using Identity.OpenId.Keys;
using Identity.Server.Authenticators.Totp;
using Identity.Server.Commands;
using Identity.Storage;
using Identity.Storage.Clients;
using Identity.Storage.Methods;
using Identity.Storage.People;
using Identity.Storage.Policies;
using Microsoft.AspNetCore.Identity;

namespace Identity.Demo;

/// <summary>What the demo's database holds from the start: policy, app and people. What is there already is left as it is.</summary>
internal sealed class DemoData(IServiceProvider services)
{
    private readonly TimeProvider clock = services.GetRequiredService<TimeProvider>();

    /// <summary>Adds what is missing.</summary>
    public static async Task EnsureAsync(IServiceProvider services, DemoOptions options, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var data = new DemoData(scope.ServiceProvider);
        await using var write = await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        await data.EnsurePolicyAsync(cancellationToken);
        await data.EnsureClientAsync(options, cancellationToken);
        foreach (var person in DemoPeople.All)
        {
            await data.EnsurePersonAsync(person, cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
    }

    private async Task EnsurePolicyAsync(CancellationToken cancellationToken)
    {
        var policies = services.GetRequiredService<PolicyStore>();
        if (await policies.FindCurrentAsync(cancellationToken) is null)
        {
            await policies.TryPublishAsync(DemoResource.Text("policy.json"), 0, "demo", clock.GetUtcNow(), cancellationToken);
        }
    }

    private async Task EnsureClientAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        var clients = services.GetRequiredService<ClientStore>();
        var client = ExpensesClient.For(options.AppUrl);
        if (!await clients.TryAddAsync(client, cancellationToken)
            && (await clients.FindAsync(client.ClientId, cancellationToken))?.ClientUri != client.ClientUri)
        {
            throw new InvalidOperationException(
                $"The data in {options.DataFolder} were made for an app at another address. Remove the folder and start again.");
        }
    }

    private async Task EnsurePersonAsync(DemoPerson added, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<UserManager<Person>>().FindByNameAsync(added.UserName) is not null)
        {
            return;
        }

        var person = await ActivatorUtilities.CreateInstance<PersonAdding>(services).AddAsync(
            new NewPerson { UserName = added.UserName, Password = added.Password, Groups = added.Groups, Claims = Claims(added) }, cancellationToken);
        if (added.TotpKey is { } key)
        {
            await AddAuthenticatorAsync(person, TotpSecret.Parse(key), cancellationToken);
        }
    }

    private async Task AddAuthenticatorAsync(Person person, TotpSecret secret, CancellationToken cancellationToken)
    {
        var methods = services.GetRequiredService<MethodStore>();
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var pending = new PendingMethod
        {
            Id = id,
            PersonId = person.Id,
            Epoch = person.Epoch,
            TransactionKey = $"demo:{id}",
            Method = MethodCatalogue.Totp.Name,
            SealedSecret = secret.Seal(services.GetRequiredService<ISecretSeal>(), person.Id, id),
            CreatedAt = now,
            ExpiresAt = now + TimeSpan.FromMinutes(1),
        };
        await methods.BeginAsync(pending, cancellationToken);
        var commit = new MethodCommit
        {
            Pending = pending,
            Channel = $"totp:{id}",
            Label = "Lars's phone",
            RegisteredUnder = AssuranceLevel.OneFactor,
            Beside = null,
            Now = now,
        };
        if (await methods.TryCommitAsync(commit, cancellationToken) != CommitOutcome.Committed)
        {
            throw new InvalidOperationException($"The authenticator app of {person.UserName} could not be registered.");
        }
    }

    private static JsonObject Claims(DemoPerson person) => StandardClaimsReader.Read(person.Claims) is StandardClaimsReading.Valid(var claims)
        ? claims
        : throw new InvalidOperationException($"The claims of {person.UserName} are not valid.");
}
