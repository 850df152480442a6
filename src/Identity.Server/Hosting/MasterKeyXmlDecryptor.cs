using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Identity.Server.Hosting;

/// <summary>Reads what <see cref="MasterKeyXmlEncryptor"/> wrote. The key ring constructs it by name, with the services.</summary>
internal sealed class MasterKeyXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var nonceLength = AesGcm.NonceByteSizes.MaxSize;
        var tagLength = AesGcm.TagByteSizes.MaxSize;
        var bytes = Convert.FromBase64String(encryptedElement.Value);
        var plain = new byte[bytes.Length - nonceLength - tagLength];
        using var aes = new AesGcm(services.GetRequiredService<MasterKey>().Derive(MasterKeyXmlEncryptor.Purpose), tagLength);
        aes.Decrypt(bytes.AsSpan(0, nonceLength), bytes.AsSpan(nonceLength + tagLength), bytes.AsSpan(nonceLength, tagLength), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
