using System.Security.Cryptography;

namespace Identity.OpenId.Tests.World;

/// <summary>The private keys of a client that signs: they live as long as the tests.</summary>
internal static class AppKeys
{
    public static ECDsa Ec { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static RSA Rsa { get; } = RSA.Create(2048);
}
