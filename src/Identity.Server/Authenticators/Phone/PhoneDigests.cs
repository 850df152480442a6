using Identity.Server.Hosting;

namespace Identity.Server.Authenticators.Phone;

/// <summary>Digests of phone numbers, keyed from outside the database: they are few enough to try them all (attack 9).</summary>
internal sealed class PhoneDigests(MasterKey masterKey)
{
    /// <summary>The channel of a number: the same for the same number, whoever has it (attack 3).</summary>
    public string Channel(PhoneAddress address) => $"phone:{OfNumber(address)}";

    /// <summary>A number where it is only counted.</summary>
    public string OfNumber(PhoneAddress address) => masterKey.Digest("phone-number", address.Number);
}
