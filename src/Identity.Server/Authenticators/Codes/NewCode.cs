using System.Globalization;
using System.Security.Cryptography;

namespace Identity.Server.Authenticators.Codes;

/// <summary>Codes that are typed back.</summary>
internal static class NewCode
{
    /// <summary>How long one works: 10 minutes.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int Codes = 1_000_000;

    /// <summary>Six random digits.</summary>
    public static string Make() => RandomNumberGenerator.GetInt32(Codes).ToString("D6", CultureInfo.InvariantCulture);
}
