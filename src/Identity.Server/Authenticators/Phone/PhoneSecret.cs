using System.Text.Json;
using Identity.Domain.Methods.Phones;
using Identity.OpenId.Keys;

namespace Identity.Server.Authenticators.Phone;

/// <summary>What is kept of a phone, sealed for one person and one row (attack 9).</summary>
/// <param name="Address">Where it is reached.</param>
/// <param name="Slot">Which of the person's phones it is.</param>
/// <param name="Preferred">How the person chose to be reached.</param>
internal sealed record PhoneSecret(PhoneAddress Address, PhoneSlot Slot, PhoneChannel Preferred)
{
    /// <summary>Opens what is stored. It opens only for the person and the row that it was sealed for.</summary>
    public static PhoneSecret Open(ISecretSeal seal, Guid personId, Guid methodId, byte[] stored)
    {
        var kept = JsonSerializer.Deserialize<Kept>(seal.Open(Purpose(personId, methodId), stored))!;
        return new PhoneSecret(new PhoneAddress(kept.Number, kept.Extension), kept.Slot, kept.Preferred);
    }

    /// <summary>Seals it for one person and one row.</summary>
    public byte[] Seal(ISecretSeal seal, Guid personId, Guid methodId) =>
        seal.Seal(Purpose(personId, methodId), JsonSerializer.SerializeToUtf8Bytes(new Kept(Address.Number, Address.Extension, Slot, Preferred)));

    private static string Purpose(Guid personId, Guid methodId) => $"phone:{personId}:{methodId}";

    private sealed record Kept(string Number, string? Extension, PhoneSlot Slot, PhoneChannel Preferred);
}
