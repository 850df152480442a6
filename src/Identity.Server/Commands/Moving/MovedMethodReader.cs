using Identity.OpenId.Documents;
using Identity.Server.Authenticators.Totp;

namespace Identity.Server.Commands.Moving;

/// <summary>Reads the <c>methods</c> of a line: <c>{"type":"totp","secret":"…","label":"…","registeredAt":"…","default":true}</c>.</summary>
internal static class MovedMethodReader
{
    private const int MostMethods = 5;
    private const int LongestLabel = 64;

    /// <summary>The methods; the first is the default where none says so. <see langword="null"/> if the line has no such member.</summary>
    public static IReadOnlyList<MovedMethod>? Read(DocumentFields fields)
    {
        if (fields.Objects("methods") is not { } items)
        {
            return null;
        }

        MovedMethod[] methods = [.. items.Select(ReadOne).OfType<MovedMethod>()];
        if (items.Count > MostMethods)
        {
            fields.Refuse("methods", $"has more than {MostMethods} authenticator apps");
        }

        if (methods.Count(method => method.IsDefault) > 1)
        {
            fields.Refuse("methods", "has more than one default");
        }

        if (methods.DistinctBy(method => method.Secret.Base32).Count() < methods.Length)
        {
            fields.Refuse("methods", "has the same secret twice");
        }

        return methods is [var first, ..] && !methods.Any(method => method.IsDefault) ? [first with { IsDefault = true }, .. methods[1..]] : methods;
    }

    private static MovedMethod? ReadOne(DocumentFields fields)
    {
        if (fields.Text("type") != "totp")
        {
            fields.Refuse("type", "must be totp: no other method can be moved");
        }

        var label = fields.Text("label") ?? "Authenticator app";
        if (label.Length > LongestLabel)
        {
            fields.Refuse("label", $"is longer than {LongestLabel} characters");
        }

        var secret = fields.Text("secret") is { } text ? TotpSecret.TryParse(text) : null;
        if (secret is null)
        {
            fields.Refuse("secret", "must be a key of 10 to 64 bytes in base32 (RFC 4648)");
        }

        var method = new { RegisteredAt = PersonLineReader.Time(fields, "registeredAt"), IsDefault = fields.Flag("default") ?? false };
        fields.RefuseOthers();
        return secret is null ? null : new MovedMethod(secret, label, method.RegisteredAt, method.IsDefault);
    }
}
