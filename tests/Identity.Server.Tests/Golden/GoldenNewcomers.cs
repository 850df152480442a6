using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Keys;
using Identity.Domain.Methods.Phones;
using Identity.Domain.SignIn;
using Identity.OpenId.Keys;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Authenticators.Totp;
using Identity.Storage;
using Identity.Storage.PasswordResets;
using Identity.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Golden;

/// <summary>Stores the people of the golden table in a server's database, as often as they are asked for.</summary>
internal sealed class GoldenNewcomers(RunningServer server)
{
    // Ranges of ten thousand numbers are counted together; each number is somebody else's.
    private const long FirstNumber = 31612000000;
    private const int Apart = 3001;

    private int people;

    /// <summary>Somebody new about whom the same is stored.</summary>
    public async Task<Visit> AddAsync(RelyingParty app, PersonFacts facts)
    {
        people++;
        var person = await server.People.AddAsync($"golden{people}@contoso.example", row => row.CreatedAt = facts.CreatedAt, [.. facts.Groups]);
        var visit = new Visit(server, app, person);
        await server.UseAsync(async services =>
        {
            foreach (var method in facts.Methods)
            {
                await AddAsync(services, visit, method);
            }

            foreach (var deferral in facts.Deferrals)
            {
                await AddAsync(services, person, deferral);
            }

            foreach (var held in facts.ResetChannels)
            {
                await services.GetRequiredService<ResetChannelStore>().HoldAsync(person.Id, [held.Channel], held.At, CancellationToken.None);
            }
        });
        if (facts.MustChangePassword)
        {
            await server.People.RequirePasswordChangeAsync(person);
        }

        if (facts.IsDisabled)
        {
            await server.People.DisableAsync(person);
        }

        return visit;
    }

    private async Task AddAsync(IServiceProvider services, Visit visit, RegisteredMethod method)
    {
        var id = Guid.CreateVersion7();
        var (personId, seal) = (visit.Person.Id, services.GetRequiredService<ISecretSeal>());
        byte[]? secret = null;
        if (method.Method == MethodCatalogue.Totp)
        {
            var key = TotpSecret.New();
            visit.Authenticator = new AuthenticatorApp(key.Base32) { MethodId = id };
            secret = key.Seal(seal, personId, id);
        }
        else if (method.Method == MethodCatalogue.Phone)
        {
            secret = new PhoneSecret(new PhoneAddress($"+{FirstNumber + (people * Apart)}", Extension: null), PhoneSlot.Mobile, PhoneChannel.Text).Seal(seal, personId, id);
        }

        var phone = method.Method == MethodCatalogue.Phone ? "mobile" : null;
        await services.GetRequiredService<IdentityDatabase>().Database.ExecuteSqlAsync(
            $"""
             INSERT INTO methods (id, person_id, method, channel, label, registered_at, registered_under, is_default, sealed_secret, phone, mail_domain)
             VALUES ({id}, {personId}, {method.Method.Name}, {method.Channel}, {method.Label}, {method.RegisteredAt.ToUnixTimeMilliseconds()},
                 {(int)method.RegisteredUnder}, {method.IsDefault}, {secret}, {phone}, {method.MailDomain})
             """);
        if (method.Key is { } traits)
        {
            await AddAsync(services, personId, id, traits);
        }
    }

    // What it is is known; nobody here has it to answer with.
    private static Task<int> AddAsync(IServiceProvider services, Guid personId, Guid methodId, KeyTraits key) =>
        services.GetRequiredService<IdentityDatabase>().Database.ExecuteSqlAsync(
            $"""
             INSERT INTO security_keys (method_id, person_id, credential_id, public_key, relying_party_id, aaguid, transports, signature_counter,
                 is_discoverable, is_user_verified, is_backup_eligible, is_backed_up, attestation_format)
             VALUES ({methodId}, {personId}, {methodId.ToByteArray()}, {methodId.ToByteArray()}, 'localhost', {key.Model}, '', 0,
                 {key.IsDiscoverable}, {key.VerifiesUser}, {key.IsSynced}, {key.IsSynced}, 'none')
             """);

    // What is put off is put off in a sign-in, which is still to come here.
    private static Task<int> AddAsync(IServiceProvider services, TestPerson person, Deferral deferral)
    {
        var skippedAt = deferral.SkippedAt is { } at ? (at + TimeSpan.FromMinutes(1)).ToUnixTimeMilliseconds() : (long?)null;
        return services.GetRequiredService<IdentityDatabase>().Database.ExecuteSqlAsync(
            $"""
             INSERT INTO deferrals (person_id, rule_id, first_asked_at, skips_used, skipped_at, rule_hash, deadline)
             VALUES ({person.Id}, {deferral.RuleId}, {deferral.FirstAskedAt.ToUnixTimeMilliseconds()}, {deferral.SkipsUsed}, {skippedAt},
                 {deferral.RuleHash}, {deferral.Deadline?.ToUnixTimeMilliseconds()})
             """);
    }
}
