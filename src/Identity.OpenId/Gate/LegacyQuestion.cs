using Identity.OpenId.Clients;

namespace Identity.OpenId.Gate;

/// <summary>What a legacy client was given to sign in with.</summary>
/// <param name="Client">The client, which has authenticated.</param>
/// <param name="UserName"><c>username</c>.</param>
/// <param name="Password"><c>password</c>.</param>
public sealed record LegacyQuestion(Client Client, string UserName, string Password)
{
    /// <summary>The type's name: the password is not for logs.</summary>
    public override string ToString() => nameof(LegacyQuestion);
}
