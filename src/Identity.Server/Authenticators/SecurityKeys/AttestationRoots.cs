using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Identity.Server.Hosting;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>The root certificates of the makers whose keys are believed, from a file that the operator has set.</summary>
internal sealed class AttestationRoots
{
    private const string Setting = "Identity:SecurityKeys:AttestationRoots";

    private AttestationRoots(X509Certificate2Collection certificates) => Certificates = certificates;

    /// <summary>The certificates.</summary>
    public X509Certificate2Collection Certificates { get; }

    /// <summary>Loads them.</summary>
    /// <exception cref="SettingException">The file is missing, or has no certificates in it.</exception>
    public static AttestationRoots Load(KeySettings settings)
    {
        var certificates = new X509Certificate2Collection();
        if (settings.AttestationRoots is not { } file)
        {
            return new AttestationRoots(certificates);
        }

        try
        {
            certificates.ImportFromPemFile(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SettingException(Setting, $"'{file}' cannot be read as certificates in PEM.", unreadable);
        }

        SettingException.ThrowIf(certificates.Count == 0, Setting, $"'{file}' has no certificate in it.");
        return new AttestationRoots(certificates);
    }
}
