using System.Diagnostics.CodeAnalysis;
using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>Makes the framework's handler for one ceremony: its cryptography, with our relying party and our wishes.</summary>
[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The people of a ceremony hold nothing that is to be released.")]
internal sealed class KeyHandlers(KeyRelyingParty party)
{
    /// <summary>One for a ceremony.</summary>
    /// <param name="people">Its person and keys.</param>
    /// <param name="userVerification">What is asked of the key: <c>required</c> or <c>preferred</c>.</param>
    /// <param name="residentKey">Whether a new key is to be found without a name.</param>
    /// <param name="attestation">Whether a new key is asked who vouches for it: <c>none</c> or <c>direct</c>.</param>
    public PasskeyHandler<Person> For(CeremonyPeople people, string userVerification, string residentKey = "preferred", string attestation = "none")
    {
        var options = new IdentityPasskeyOptions
        {
            ServerDomain = party.Id,
            AuthenticatorTimeout = KeyChallenges.Lifetime,
            UserVerificationRequirement = userVerification,
            ResidentKeyRequirement = residentKey,
            AttestationConveyancePreference = attestation,
            IsAllowedAlgorithm = algorithm => KeyChecks.Algorithms.Contains(algorithm),
            ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && party.Origins.Contains(context.Origin, StringComparer.Ordinal)),
        };
        var manager = new UserManager<Person>(
            people,
            Options.Create(new IdentityOptions()),
            new PasswordHasher<Person>(),
            [],
            [],
            new UpperInvariantLookupNormalizer(),
            new IdentityErrorDescriber(),
            services: null!,
            NullLogger<UserManager<Person>>.Instance);
        return new PasskeyHandler<Person>(manager, Options.Create(options));
    }
}
