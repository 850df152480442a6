using Identity.OpenId.Keys;
using Microsoft.AspNetCore.DataProtection;

namespace Identity.Server.Hosting;

/// <summary>Seals secrets with Data Protection. The purpose names person and row, so a ciphertext moved to another row does not open (attack 9).</summary>
internal sealed class DataProtectionSeal(IDataProtectionProvider provider) : ISecretSeal
{
    public byte[] Seal(string purpose, ReadOnlySpan<byte> secret) => provider.CreateProtector("seal", purpose).Protect(secret.ToArray());

    public byte[] Open(string purpose, ReadOnlySpan<byte> sealedSecret) => provider.CreateProtector("seal", purpose).Unprotect(sealedSecret.ToArray());
}
