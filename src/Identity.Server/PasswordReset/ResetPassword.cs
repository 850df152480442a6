using Identity.Server.Hosting;
using Identity.Server.Passwords;
using Identity.Storage;
using Identity.Storage.Attempts;
using Identity.Storage.Facts;
using Identity.Storage.PasswordResets;
using Identity.Storage.People;

namespace Identity.Server.PasswordReset;

/// <summary>The length that every password has, today's hash, and the end of a lock that wrong passwords have made.</summary>
internal sealed class ResetPassword(
    IdentityDatabase database, ResetStore resets, PersonStore people, PasswordHashes hashes, AttemptStore attempts, ResetNames names, MasterKey masterKey)
    : IResetPassword
{
    private const int Shortest = 8;

    public string? ProblemWith(StoredPerson person, string newPassword) => newPassword.Length switch
    {
        0 => "Reset.Password.Empty",
        < Shortest or > PasswordHashes.MaxLength => "Reset.Password.Length",
        _ => null,
    };

    public async Task<bool> TrySetAsync(StoredPerson person, string newPassword, Func<Task<bool>> alongside, CancellationToken cancellationToken)
    {
        // Before the write: hashing takes long, and others wait for it.
        var hash = hashes.HashPassword(new Person(), newPassword);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!await resets.TrySetPasswordAsync(person.Facts.Id, person.Facts.Epoch, hash, cancellationToken) || !await alongside())
        {
            return false;
        }

        var profile = await people.FindProfileAsync(person.Facts.Id, cancellationToken);
        string?[] userNames = [profile?.UserName, profile?.Email];
        await attempts.ForgetAsync(
            [.. userNames.OfType<string>().Select(name => $"password:name:{masterKey.Digest("name", names.Normalize(name))}"), $"password:{person.Facts.Id}"],
            cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }
}
