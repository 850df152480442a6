using System.Security.Cryptography;
using System.Text;

namespace Identity.Server.Hosting;

/// <summary>The key that is not kept in the database, and what is derived from it (attack 9).</summary>
internal sealed class MasterKey
{
    /// <summary>How long the key is, in bytes.</summary>
    public const int Length = 32;

    private readonly byte[] key;

    private MasterKey(byte[] key) => this.key = key;

    /// <summary>
    /// Reads the key from the settings. In Development, and only there, a missing one is made and kept in a file beside the database,
    /// never in it; elsewhere the server does not start without one.
    /// </summary>
    /// <exception cref="SettingException">The key is missing or is not one.</exception>
    public static MasterKey Load(ServerSettings settings, bool isDevelopment, string developmentFile) => settings switch
    {
        { MasterKey: { } text } => new MasterKey(Parse(text, "Identity:MasterKey")),
        { MasterKeyFile: { } file } => new MasterKey(Parse(ReadFile(file), "Identity:MasterKeyFile")),
        _ when isDevelopment => new MasterKey(ReadOrCreate(developmentFile)),
        _ => throw new SettingException(
            "Identity:MasterKeyFile",
            "is missing. Name a file that holds 32 random bytes in base64 (openssl rand -base64 32), outside the database and its backups."),
    };

    /// <summary>A key of its own for one purpose (HKDF, RFC 5869).</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Length, info: Encoding.UTF8.GetBytes($"identity:{purpose}"));

    /// <summary>A keyed digest, for what is only compared: names that nobody has, passwords that were wrong.</summary>
    public string Digest(string purpose, string value) =>
        Convert.ToBase64String(HMACSHA256.HashData(Derive(purpose), Encoding.UTF8.GetBytes(value)));

    private static string ReadFile(string file) => File.Exists(file)
        ? File.ReadAllText(file)
        : throw new SettingException("Identity:MasterKeyFile", $"there is no file {file}.");

    private static byte[] Parse(string text, string setting)
    {
        var bytes = new byte[Length + 1];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var count) && count == Length
            ? bytes[..Length]
            : throw new SettingException(setting, "is not 32 bytes in base64 (openssl rand -base64 32 makes them).");
    }

    private static byte[] ReadOrCreate(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using var stream = new StreamWriter(file, options);
            stream.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
        }
        catch (IOException) when (File.Exists(file))
        {
            // Made at an earlier start.
        }

        return Parse(File.ReadAllText(file), file);
    }
}
