using System.Text.Json.Nodes;
using Identity.Demo.Expenses;
using Identity.Domain.Methods.Phones;
using Identity.OpenId.Claims;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Authenticators.Totp;
using Identity.Server.Commands;
using Identity.Server.Commands.Moving;
using Identity.Storage;
using Identity.Storage.Clients;
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
        var methods = services.GetRequiredService<MovedMethods>().Sealed([.. Methods(added)], person.Id, clock.GetUtcNow());
        await services.GetRequiredService<PersonArchive>().ReplaceMethodsAsync(person.Id, methods, MovedMethods.Kinds, cancellationToken);
    }

    private static IEnumerable<MovedMethod> Methods(DemoPerson person)
    {
        if (person.TotpKey is { } key)
        {
            yield return new MovedTotp(TotpSecret.Parse(key), "Lars's phone", RegisteredAt: null, IsDefault: true);
        }

        if (person.PhoneNumber is { } number)
        {
            var phone = new PhoneSecret(new PhoneAddress(number, Extension: null), PhoneSlot.Mobile, PhoneChannel.Text);
            yield return new MovedPhone(phone, phone.Address.Masked, RegisteredAt: null, IsDefault: false);
        }
    }

    private static JsonObject Claims(DemoPerson person) => StandardClaimsReader.Read(person.Claims) is StandardClaimsReading.Valid(var claims)
        ? claims
        : throw new InvalidOperationException($"The claims of {person.UserName} are not valid.");
}
