using Identity.Domain.Methods.Phones;
using Identity.OpenId.Documents;
using Identity.Server.Authenticators.Totp;
using Identity.Storage.Methods;

namespace Identity.Server.Commands.Moving;

/// <summary>Reads the <c>methods</c> of a line: <c>{"type":"totp","secret":"…","label":"…","registeredAt":"…","default":true}</c>, or a phone.</summary>
internal static class MovedMethodReader
{
    private const int LongestLabel = 64;

    /// <summary>The methods; the first is the default where none says so. <see langword="null"/> if the line has no such member.</summary>
    public static IReadOnlyList<MovedMethod>? Read(DocumentFields fields)
    {
        if (fields.Objects("methods") is not { } items)
        {
            return null;
        }

        MovedMethod[] methods = [.. items.Select(ReadOne).OfType<MovedMethod>()];
        if (methods.OfType<MovedTotp>().Count() > MethodStore.MostAuthenticatorApps)
        {
            fields.Refuse("methods", $"has more than {MethodStore.MostAuthenticatorApps} authenticator apps");
        }

        if (methods.Count(method => method.IsDefault) > 1)
        {
            fields.Refuse("methods", "has more than one default");
        }

        if (methods.DistinctBy(method => method.Key).Count() < methods.Length)
        {
            fields.Refuse("methods", "has the same secret or number twice");
        }

        methods = Placed(fields, methods);
        return methods is [var first, ..] && !methods.Any(method => method.IsDefault) ? [first with { IsDefault = true }, .. methods[1..]] : methods;
    }

    // One mobile phone, one alternate mobile phone, one at work, in the order of the line.
    private static MovedMethod[] Placed(DocumentFields fields, IEnumerable<MovedMethod> methods)
    {
        var taken = new List<PhoneSlot>();
        var placed = new List<MovedMethod>();
        foreach (var method in methods)
        {
            if (method is not MovedPhone phone)
            {
                placed.Add(method);
                continue;
            }

            if (phone.Phone.Address.FreeSlot(taken) is not { } slot)
            {
                fields.Refuse("methods", "has more phones than two mobile ones and one at work");
                continue;
            }

            taken.Add(slot);
            placed.Add(phone with { Phone = phone.Phone with { Slot = slot } });
        }

        return [.. placed];
    }

    private static MovedMethod? ReadOne(DocumentFields fields)
    {
        var type = fields.Text("type");
        var label = fields.Text("label");
        if (label?.Length > LongestLabel)
        {
            fields.Refuse("label", $"is longer than {LongestLabel} characters");
        }

        var (registeredAt, isDefault) = (PersonLineReader.Time(fields, "registeredAt"), fields.Flag("default") ?? false);
        MovedMethod? method = null;
        switch (type)
        {
            case "totp":
                method = Secret(fields) is { } secret ? new MovedTotp(secret, label ?? "Authenticator app", registeredAt, isDefault) : null;
                break;
            case "phone":
                method = MovedPhoneReader.Read(fields) is { } phone ? new MovedPhone(phone, label ?? phone.Address.Masked, registeredAt, isDefault) : null;
                break;
            default:
                fields.Refuse("type", "must be totp or phone: no other method can be moved");
                return null;
        }

        fields.RefuseOthers();
        return method;
    }

    private static TotpSecret? Secret(DocumentFields fields)
    {
        var secret = fields.Text("secret") is { } text ? TotpSecret.TryParse(text) : null;
        if (secret is null)
        {
            fields.Refuse("secret", "must be a key of 10 to 64 bytes in base32 (RFC 4648)");
        }

        return secret;
    }
}
