using System.Globalization;
using System.Text.RegularExpressions;
using Org.BouncyCastle.Crypto.Generators;

namespace Identity.Server.Passwords;

/// <summary>bcrypt in its usual form, <c>$2b$12$…</c>. It sees the first 72 bytes of a password only.</summary>
/// <remarks>The variants 2a, 2b and 2y are the same function here; what sets them apart are defects of old programs.</remarks>
internal sealed partial class BcryptHash : ForeignHash
{
    private const int LeastCost = 4;
    private const int MostCost = 14;

    private BcryptHash(string scheme, string text)
        : base(scheme, text)
    {
    }

    public override string Algorithm => "bcrypt";

    /// <summary>Whether a text has that form.</summary>
    public static bool Is(string text) => Form().IsMatch(text);

    public static ForeignHashReading Parse(string text)
    {
        var cost = int.Parse(text.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        return cost is >= LeastCost and <= MostCost
            ? new ForeignHashReading.Valid(new BcryptHash(string.Create(CultureInfo.InvariantCulture, $"$2b${cost:D2}"), text))
            : new ForeignHashReading.Invalid($"must have a cost of {LeastCost} to {MostCost}");
    }

    public override bool Matches(string password) => OpenBsdBCrypt.CheckPassword(Text, password.ToCharArray());

    [GeneratedRegex(@"^\$2[aby]\$[0-9]{2}\$[./A-Za-z0-9]{53}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
