using Identity.OpenId.Keys;
using Microsoft.AspNetCore.DataProtection;

namespace Identity.Server.Hosting;

/// <summary>Seals secrets with Data Protection, and digests under the master key. The purpose names person and row, so a ciphertext moved to another row does not open (attack 9).</summary>
internal sealed class DataProtectionSeal(IDataProtectionProvider provider, MasterKey masterKey) : ISecretSeal
{
    public byte[] Seal(string purpose, ReadOnlySpan<byte> secret) => provider.CreateProtector("seal", purpose).Protect(secret.ToArray());

    public string Digest(string purpose, string value) => masterKey.Digest(purpose, value);

    public byte[] Open(string purpose, ReadOnlySpan<byte> sealedSecret) => provider.CreateProtector("seal", purpose).Unprotect(sealedSecret.ToArray());
}
