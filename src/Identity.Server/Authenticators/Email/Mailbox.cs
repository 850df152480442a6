using System.Text;
using Identity.OpenId.Keys;

namespace Identity.Server.Authenticators.Email;

/// <summary>A mailbox that somebody can read.</summary>
/// <param name="Local">What stands before the @, as it was typed.</param>
/// <param name="Domain">The domain, in ASCII and in lower case.</param>
internal sealed record Mailbox(string Local, string Domain)
{
    private const string Hidden = "••••";

    /// <summary>The whole address.</summary>
    public string Address => $"{Local}@{Domain}";

    /// <summary>The form in which mailboxes are compared: nearly no mail server tells capitals apart.</summary>
    public string Normal => Address.ToLowerInvariant();

    /// <summary>Enough to tell one's own mailboxes apart, too little to write to: "s••••@home.example".</summary>
    public string Masked => $"{Local[0]}{Hidden}@{Domain}";

    /// <summary>Opens what is stored. It opens only for the person and the row that it was sealed for (attack 9).</summary>
    public static Mailbox Open(ISecretSeal seal, Guid personId, Guid methodId, byte[] stored)
    {
        var address = Encoding.UTF8.GetString(seal.Open(Purpose(personId, methodId), stored));
        var at = address.LastIndexOf('@');
        return new Mailbox(address[..at], address[(at + 1)..]);
    }

    /// <summary>Seals it for one person and one row.</summary>
    public byte[] Seal(ISecretSeal seal, Guid personId, Guid methodId) => seal.Seal(Purpose(personId, methodId), Encoding.UTF8.GetBytes(Address));

    /// <summary>The type's name: an address belongs in no log.</summary>
    public override string ToString() => nameof(Mailbox);

    private static string Purpose(Guid personId, Guid methodId) => $"email:{personId}:{methodId}";
}
