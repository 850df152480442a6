using Identity.Storage.People;
using Identity.Storage.SecurityKeys;
using Microsoft.AspNetCore.Identity;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>The person and keys of one ceremony, as the framework asks for them. It is given what was read before and changes nothing.</summary>
/// <remarks>
/// The counter and whether a key may be copied are compared by <see cref="KeyAssertions"/>, after the signature and in one statement with the
/// change; the framework is told nothing to compare with, so that there is one place that decides.
/// </remarks>
internal sealed class CeremonyPeople(Person person, IReadOnlyList<StoredKey> keys, AuthenticatorData? answered = null) : IUserPasskeyStore<Person>
{
    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(userId == person.Id.ToString() ? person : null);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. keys.Select(Of)]);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(keys.FirstOrDefault(key => key.CredentialId.AsSpan().SequenceEqual(credentialId)) is { } key ? Of(key) : null);

    // Whether anybody has a new credential already was looked up before.
    public Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult<Person?>(null);

    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.UserName);

    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.NormalizedUserName);

    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Task.FromResult<Person?>(null);

    public Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose()
    {
        // It holds nothing.
    }

    private UserPasskeyInfo Of(StoredKey key) => new(
        key.CredentialId,
        key.PublicKey,
        DateTimeOffset.UnixEpoch,
        signCount: 0,
        [.. key.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        key.IsUserVerified,
        answered?.Has(AuthenticatorFlags.BackupEligible) ?? key.IsBackupEligible,
        key.IsBackedUp,
        attestationObject: [],
        clientDataJson: []);
}
