using System.Globalization;
using System.Text.RegularExpressions;
using Identity.OpenId.Documents;

namespace Identity.OpenId.Claims;

/// <summary>Reads a person's standard claims (OpenID Connect Core 5.1) as somebody wrote them, and checks that each has its JSON type.</summary>
/// <remarks><c>sub</c>, <c>preferred_username</c> and <c>updated_at</c> are not read: the account is where they come from.</remarks>
public static partial class StandardClaimsReader
{
    private static readonly string[] Texts =
    [
        "name", "given_name", "family_name", "middle_name", "nickname", "profile", "picture", "website", "email", "gender", "birthdate",
        "zoneinfo", "locale", "phone_number",
    ];

    private static readonly string[] Links = ["profile", "picture", "website"];

    private static readonly string[] AddressParts = ["formatted", "street_address", "locality", "region", "postal_code", "country"];

    /// <summary>Reads a JSON object.</summary>
    public static StandardClaimsReading Read(string json)
    {
        if (DocumentFields.Read(json, out var error) is not { } fields)
        {
            return new StandardClaimsReading.Invalid([error!]);
        }

        foreach (var name in Texts)
        {
            if (fields.Text(name) is { } value && ProblemWith(name, value) is { } problem)
            {
                fields.Refuse(name, problem);
            }
        }

        _ = fields.Flag("email_verified");
        _ = fields.Flag("phone_number_verified");
        if (fields.Members("address") is { } address)
        {
            Array.ForEach(AddressParts, part => _ = address.Text(part));
            address.RefuseOthers();
        }

        fields.RefuseOthers();
        return fields.Errors.Count > 0 ? new StandardClaimsReading.Invalid(fields.Errors) : new StandardClaimsReading.Valid(fields.Json());
    }

    private static string? ProblemWith(string name, string value) => name switch
    {
        "birthdate" when !IsBirthdate(value) => "must be YYYY-MM-DD, 0000-MM-DD or YYYY",
        "phone_number" when !E164().IsMatch(value) => "must be like +31201234567 (E.164)",
        "email" when !value.Contains('@', StringComparison.Ordinal) => "is not an email address",
        _ when Links.Contains(name) && !(Uri.TryCreate(value, UriKind.Absolute, out var link) && link.Scheme is "https" or "http") =>
            "must be an address that starts with https://",
        _ => null,
    };

    // The year 0000 stands for one that is not told (OpenID Connect Core 5.1); .NET has no such year, and the leap year 0004 has all its days.
    private static bool IsBirthdate(string value) =>
        DateOnly.TryParseExact(
            value.StartsWith("0000-", StringComparison.Ordinal) ? $"0004{value[4..]}" : value,
            ["yyyy-MM-dd", "yyyy"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _);

    [GeneratedRegex(@"^\+[1-9][0-9]{4,14}(;ext=[0-9]{1,10})?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex E164();
}
