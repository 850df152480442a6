using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Identity.Domain.Methods.Keys;
using Identity.Storage.People;
using Identity.Storage.SecurityKeys;
using Microsoft.AspNetCore.Identity;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>Asks a key to sign, and judges what it signed (WebAuthn section 7.2).</summary>
[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The people of a ceremony hold nothing that is to be released.")]
internal sealed class KeyAssertions(
    SecurityKeyStore keys, KeyChallenges challenges, KeyHandlers handlers, KeyRelyingParty party, IHttpContextAccessor context)
{
    private const string Kind = "webauthn.get";

    private HttpContext Context => context.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>The options for any passkey, whoever's: as many bytes and the same rows for every name (attack 11).</summary>
    public Task<string> AskAnyoneAsync(KeyScope scope, long? epoch, CancellationToken cancellationToken) =>
        AskAsync(scope, epoch, person: null, allowed: [], "required", cancellationToken);

    /// <summary>The options for one of these keys of a person.</summary>
    public async Task<string> AskAsync(KeyScope scope, long epoch, IReadOnlyCollection<Guid> methods, CancellationToken cancellationToken)
    {
        var person = new Person { Id = scope.PersonId!.Value };
        var allowed = (await keys.FindAllAsync(person.Id, cancellationToken)).Where(key => methods.Contains(key.MethodId));
        return await AskAsync(scope, epoch, person, [.. allowed], "preferred", cancellationToken);
    }

    /// <summary>Judges an answer. The challenge is spent whatever it is.</summary>
    /// <param name="scope">What the challenge has to be bound to.</param>
    /// <param name="json">The credential as the browser sent it.</param>
    /// <param name="mustVerify">Whether the key has to have verified its user in this very answer (attack 14).</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<KeyAnswer> JudgeAsync(KeyScope scope, string? json, bool mustVerify, CancellationToken cancellationToken)
    {
        if (KeyCredential.Read(json) is not { AuthenticatorData: { } bytes } credential || AuthenticatorData.Read(bytes) is not { Attested: null } data)
        {
            return new KeyAnswer.Refused(KeyFault.Malformed);
        }

        var state = await challenges.SpendAsync(scope, credential.Client.Challenge, cancellationToken);
        var key = await keys.FindAsync(credential.Id, cancellationToken);
        var fault = KeyChecks.Client(credential.Client, Kind, party) ?? (state is null ? (KeyFault?)KeyFault.Challenge : null)
            ?? KeyChecks.Authenticator(data, mustVerify, party) ?? Credential(scope, credential, key);
        if (fault is { } found)
        {
            return new KeyAnswer.Refused(found);
        }

        if (key!.IsBackupEligible != data.Has(AuthenticatorFlags.BackupEligible))
        {
            return new KeyAnswer.Refused(KeyFault.Backup);
        }

        var handler = handlers.For(new CeremonyPeople(new Person { Id = key.PersonId }, [key], data), mustVerify ? "required" : "preferred");
        var result = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = Context, CredentialJson = json!, AssertionState = state });
        return result.Succeeded
            ? new KeyAnswer.Right(
                key,
                new KeyUse(data.Has(AuthenticatorFlags.UserVerified), key.IsBackupEligible),
                data.SignatureCounter,
                data.Has(AuthenticatorFlags.BackedUp))
            : new KeyAnswer.Refused(KeyFault.Signature);
    }

    /// <summary>Writes the counter down, in the caller's write; <see langword="false"/> if it did not go up.</summary>
    public Task<bool> TrySpendAsync(KeyAnswer.Right right, CancellationToken cancellationToken) =>
        keys.TryAdvanceAsync(right.Key, right.Counter, right.IsBackedUp, cancellationToken);

    // Where a person is named the key has to be that person's; where none is, it says whose it is (section 7.2, step 6).
    private KeyFault? Credential(KeyScope scope, KeyCredential credential, StoredKey? key)
    {
        if (key is null || key.RelyingPartyId != party.Id || (scope.PersonId is { } person && key.PersonId != person))
        {
            return KeyFault.Credential;
        }

        var handle = credential.UserHandle ?? (scope.PersonId is null ? null : key.PersonId.ToString());
        return handle == key.PersonId.ToString() ? null : KeyFault.Credential;
    }

    private async Task<string> AskAsync(
        KeyScope scope, long? epoch, Person? person, IReadOnlyList<StoredKey> allowed, string userVerification, CancellationToken cancellationToken)
    {
        var handler = handlers.For(new CeremonyPeople(person ?? new Person(), allowed), userVerification);
        var asked = await handler.MakeRequestOptionsAsync(person, Context);
        var options = JsonNode.Parse(asked.RequestOptionsJson)!.AsObject();
        await challenges.KeepAsync(scope, epoch, options, asked.AssertionState!, cancellationToken);
        return options.ToJsonString();
    }
}
