using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Keys;
using Identity.Domain.Methods.Phones;
using Identity.Domain.Methods.Recovery;
using Identity.Domain.SignIn;
using Identity.OpenId.Keys;
using Identity.OpenId.Stores;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Authenticators.Recovery;
using Identity.Server.Authenticators.Totp;
using Identity.Storage;
using Identity.Storage.PasswordResets;
using Identity.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Golden;

/// <summary>Stores the people of the golden table in a server's database, as often as they are asked for.</summary>
internal sealed class GoldenNewcomers(RunningServer server) : IDisposable
{
    // Ranges of ten thousand numbers are counted together; each number is somebody else's.
    private const long FirstNumber = 31612000000;
    private const int Apart = 3001;

    private readonly Dictionary<Guid, ForgedKey> keys = [];
    private int people;

    /// <summary>A recovery code of everybody who has one that works.</summary>
    public static string Code => CodeNumber(0).Shown;

    /// <summary>The security key that somebody has.</summary>
    public ForgedKey KeyOf(TestPerson person) => keys[person.Id];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in keys.Values)
        {
            key.Dispose();
        }
    }

    /// <summary>Somebody new about whom the same is stored.</summary>
    public async Task<Visit> AddAsync(RelyingParty app, PersonFacts facts)
    {
        people++;
        var person = await server.People.AddAsync(
            $"golden{people}@contoso.example",
            row =>
            {
                (row.CreatedAt, row.EmailConfirmed) = (facts.CreatedAt, facts.MailDomain is not null);
                row.Email = facts.MailDomain is { } domain ? $"golden{people}@{domain}" : row.Email;
            },
            [.. facts.Groups]);
        var visit = new Visit(server, app, person);
        await server.UseAsync(async services =>
        {
            foreach (var method in facts.Methods)
            {
                var id = await AddAsync(services, visit, method);
                foreach (var device in facts.RememberedDevices.Where(device => device.MethodId == method.Id))
                {
                    await AddAsync(services, visit, id, device);
                }
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

        if (facts.IsFrozen)
        {
            await server.UseAsync(services => services.GetRequiredService<IdentityDatabase>().Database.ExecuteSqlAsync(
                $"UPDATE people SET frozen_at = {facts.CreatedAt.ToUnixTimeMilliseconds()} WHERE id = {person.Id}"));
        }

        return visit;
    }

    private async Task<Guid> AddAsync(IServiceProvider services, Visit visit, RegisteredMethod method)
    {
        var id = Guid.CreateVersion7();
        var (personId, seal) = (visit.Person.Id, services.GetRequiredService<ISecretSeal>());
        byte[]? secret = null;
        if (method.Method == MethodCatalogue.HardwareToken)
        {
            var key = TotpSecret.New();
            visit.Token = ServerTokens.Make() with { Base32 = key.Base32 };
            secret = key.Seal(seal, personId, id);
            await ServerTokens.KeepAsync(services, personId, id, visit.Token);
        }
        else if (method.Method == MethodCatalogue.Totp)
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
            // It is touched and no more, as in the table: one that verifies its user would stand alone.
            keys[personId] = new ForgedKey(server.Issuer) { VerifiesUser = false, IsSynced = traits.IsSynced, UserHandle = personId.ToString() };
            await AddAsync(services, personId, id, traits, keys[personId]);
        }

        foreach (var number in Enumerable.Range(0, method.CodesLeft is null ? 0 : RecoveryCode.InASet))
        {
            await AddAsync(services, personId, id, number, isUsed: number >= method.CodesLeft);
        }

        return id;
    }

    private static Task<int> AddAsync(IServiceProvider services, Visit visit, Guid methodId, RememberedDevice device)
    {
        var handle = Handle.New();
        visit.Browser.Cookies.Set("device", handle);
        return services.GetRequiredService<IdentityDatabase>().Database.ExecuteSqlAsync(
            $"""
             INSERT INTO remembered_devices (id, handle_hash, person_id, epoch, method_id, remembered_at, until)
             SELECT {Guid.CreateVersion7()}, {Handle.Hash(handle)}, id, epoch, {methodId}, {device.RememberedAt.ToUnixTimeMilliseconds()}, {device.Until.ToUnixTimeMilliseconds()}
             FROM people WHERE id = {visit.Person.Id}
             """);
    }

    private static Task<int> AddAsync(IServiceProvider services, Guid personId, Guid methodId, KeyTraits traits, ForgedKey key) =>
        services.GetRequiredService<IdentityDatabase>().Database.ExecuteSqlAsync(
            $"""
             INSERT INTO security_keys (method_id, person_id, credential_id, public_key, relying_party_id, aaguid, transports, signature_counter,
                 is_discoverable, is_user_verified, is_backup_eligible, is_backed_up, attestation_format)
             VALUES ({methodId}, {personId}, {key.CredentialId}, {key.PublicKey}, {key.RelyingPartyId}, {traits.Model}, '', 0,
                 {traits.IsDiscoverable}, {traits.VerifiesUser}, {traits.IsSynced}, {traits.IsSynced}, 'none')
             """);

    // The first of the set works as long as any does.
    private static Task<int> AddAsync(IServiceProvider services, Guid personId, Guid methodId, int number, bool isUsed)
    {
        var digest = services.GetRequiredService<RecoveryCodeDigests>().Of(personId, methodId, CodeNumber(number));
        var usedAt = isUsed ? 0L : (long?)null;
        return services.GetRequiredService<IdentityDatabase>().Database.ExecuteSqlAsync(
            $"INSERT INTO recovery_codes (method_id, person_id, digest, used_at) VALUES ({methodId}, {personId}, {digest}, {usedAt})");
    }

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

    private static RecoveryCode CodeNumber(int number) => RecoveryCode.Make(_ => number);
}
