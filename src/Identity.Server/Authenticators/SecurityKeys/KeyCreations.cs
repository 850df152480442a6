using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Identity.Domain.Policies;
using Identity.Server.Hosting;
using Identity.Storage.Methods;
using Identity.Storage.People;
using Identity.Storage.SecurityKeys;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>Asks a browser to make a key, and judges what was made (WebAuthn section 7.1).</summary>
[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The people of a ceremony hold nothing that is to be released.")]
internal sealed class KeyCreations(
    SecurityKeyStore keys,
    KeyChallenges challenges,
    KeyHandlers handlers,
    PackedAttestation packed,
    KeyRelyingParty party,
    IOptions<BrandingOptions> branding,
    IHttpContextAccessor context)
{
    private const string Kind = "webauthn.create";
    private const string NoAttestation = "none";

    private HttpContext Context => context.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>The options for a new key of a person; those that the person has are named in them, so that none is made twice.</summary>
    public async Task<string> AskAsync(KeyScope scope, long epoch, string userName, KeySwitches policy, CancellationToken cancellationToken)
    {
        var person = new Person { Id = scope.PersonId!.Value };
        var registered = await keys.FindAllAsync(person.Id, cancellationToken);
        var handler = handlers.For(
            new CeremonyPeople(person, registered),
            "preferred",
            policy.RequireDiscoverable ? "required" : "preferred",
            policy.AsksForModel ? "direct" : NoAttestation);
        var asked = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = person.Id.ToString(), Name = userName, DisplayName = userName }, Context);
        var options = JsonNode.Parse(asked.CreationOptionsJson)!.AsObject();
        options["rp"] = new JsonObject { ["id"] = party.Id, ["name"] = party.Name ?? branding.Value.OrganisationName };
        options["extensions"] = new JsonObject { ["credProps"] = true };
        await challenges.KeepAsync(scope, epoch, options, asked.AttestationState!, cancellationToken);
        return options.ToJsonString();
    }

    /// <summary>Judges what was made. The challenge is spent whatever it is.</summary>
    /// <param name="scope">What the challenge has to be bound to.</param>
    /// <param name="json">The credential as the browser sent it.</param>
    /// <param name="policy">What policy says about keys.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<KeyCreation> JudgeAsync(KeyScope scope, string? json, KeySwitches policy, CancellationToken cancellationToken)
    {
        if (KeyCredential.Read(json) is not { AttestationObject: { } bytes } credential
            || AttestationObject.Read(bytes) is not { } attestation
            || AuthenticatorData.Read(attestation.AuthenticatorData) is not { Attested: { } attested } data
            || !attested.CredentialId.AsSpan().SequenceEqual(credential.Id))
        {
            return new KeyCreation.Refused(KeyFault.Malformed);
        }

        var state = await challenges.SpendAsync(scope, credential.Client.Challenge, cancellationToken);
        var fault = KeyChecks.Client(credential.Client, Kind, party) ?? (state is null ? (KeyFault?)KeyFault.Challenge : null)
            ?? KeyChecks.Authenticator(data, mustVerify: false, party) ?? Policy(credential, attestation, attested, policy)
            ?? await RegisteredAsync(scope, attested, cancellationToken);
        if (fault is { } found)
        {
            return new KeyCreation.Refused(found);
        }

        var handler = handlers.For(new CeremonyPeople(new Person { Id = scope.PersonId!.Value }, []), "preferred");
        var result = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = Context, CredentialJson = json!, AttestationState = state });
        return result.Succeeded
            ? new KeyCreation.Made(Key(scope, credential, attestation.Format, attested, data))
            : new KeyCreation.Refused(KeyFault.Signature);
    }

    private KeyFault? Policy(KeyCredential credential, AttestationObject attestation, AttestedCredential attested, KeySwitches policy)
    {
        if (!KeyChecks.Algorithms.Contains(attested.Algorithm))
        {
            return KeyFault.Algorithm;
        }

        if (policy.RequireDiscoverable && !credential.IsDiscoverable)
        {
            return KeyFault.Residency;
        }

        if (!IsAttested(credential, attestation, attested, policy))
        {
            return KeyFault.Attestation;
        }

        return policy.Allows(attested.Aaguid) ? null : KeyFault.Model;
    }

    // Where policy does not want to know, browsers leave the statement out, or put one there in which the key has signed itself.
    private bool IsAttested(KeyCredential credential, AttestationObject attestation, AttestedCredential attested, KeySwitches policy) => attestation.Format switch
    {
        NoAttestation => !policy.RequireAttestation && attestation.Statement.IsEmpty,
        PackedAttestation.Format => !policy.RequireAttestation || packed.IsVouchedFor(attestation, attested, credential.ClientDataJson),
        _ => !policy.RequireAttestation,
    };

    private async Task<KeyFault?> RegisteredAsync(KeyScope scope, AttestedCredential attested, CancellationToken cancellationToken)
    {
        if (await keys.IsKnownAsync(attested.CredentialId, cancellationToken))
        {
            return KeyFault.Registered;
        }

        return (await keys.FindAllAsync(scope.PersonId!.Value, cancellationToken)).Count >= MethodStore.MostSecurityKeys ? KeyFault.TooMany : null;
    }

    // Its method is still to be made.
    private StoredKey Key(KeyScope scope, KeyCredential credential, string format, AttestedCredential attested, AuthenticatorData data) => new()
    {
        MethodId = Guid.Empty,
        PersonId = scope.PersonId!.Value,
        CredentialId = attested.CredentialId,
        PublicKey = attested.PublicKey,
        RelyingPartyId = party.Id,
        Aaguid = attested.Aaguid,
        Transports = string.Join(' ', credential.Transports),
        SignatureCounter = data.SignatureCounter,
        IsDiscoverable = credential.IsDiscoverable,
        IsUserVerified = data.Has(AuthenticatorFlags.UserVerified),
        IsBackupEligible = data.Has(AuthenticatorFlags.BackupEligible),
        IsBackedUp = data.Has(AuthenticatorFlags.BackedUp),
        AttestationFormat = format,
    };
}
