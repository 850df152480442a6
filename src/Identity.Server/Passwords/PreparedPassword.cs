using Identity.Storage.People;

namespace Identity.Server.Passwords;

/// <summary>A new password that the rules accept, hashed. Only <see cref="PasswordChange"/> makes one.</summary>
/// <param name="Order">What was asked for.</param>
/// <param name="Owner">Whose it becomes.</param>
/// <param name="Hash">The hash.</param>
internal sealed record PreparedPassword(PasswordOrder Order, PasswordOwner Owner, string Hash)
{
    /// <summary>The person's epoch once it is set.</summary>
    public long NewEpoch => Owner.Epoch + 1;

    /// <summary>The type's name: a hash is not for logs.</summary>
    public override string ToString() => nameof(PreparedPassword);
}
