using System.Globalization;
using System.Text.Json.Nodes;
using Identity.Domain.Passwords;
using Identity.OpenId.Claims;
using Identity.OpenId.Documents;

namespace Identity.Server.Commands.Moving;

/// <summary>Reads one line of a file of people and says everything that is wrong with it at once. A member that is not known is refused.</summary>
internal static class PersonLineReader
{
    private const int LongestName = 256;

    // What the account itself holds has a member of its own.
    private static readonly string[] OfTheAccount = ["name", "email", "email_verified", "phone_number", "phone_number_verified"];

    /// <summary>Reads a JSON object.</summary>
    public static PersonLineReading Read(string json)
    {
        if (DocumentFields.Read(json, out var error) is not { } fields)
        {
            return new PersonLineReading.Invalid([error!]);
        }

        if (json.Contains("\\u0000", StringComparison.Ordinal))
        {
            fields.Refuse("", "contains the character U+0000");
        }

        var line = new PersonLine
        {
            UserName = Name(fields, "userName") ?? Missing(fields, "userName"),
            DisplayName = fields.Text("displayName"),
            Email = Name(fields, "email"),
            EmailVerified = fields.Flag("emailVerified"),
            PhoneNumber = fields.Text("phoneNumber"),
            PhoneNumberVerified = fields.Flag("phoneNumberVerified"),
            Groups = Groups(fields),
            Profile = Profile(fields),
            Disabled = fields.Flag("disabled"),
            CreatedAt = Time(fields, "createdAt"),
            Password = Password(fields),
            PasswordHash = Hash(fields),
            Methods = MovedMethodReader.Read(fields),
        };
        CheckContacts(fields, line);
        fields.RefuseOthers();
        return fields.Errors.Count > 0 ? new PersonLineReading.Invalid(fields.Errors) : new PersonLineReading.Valid(line);
    }

    /// <summary>A time with its distance from UTC, to the millisecond; <see langword="null"/> if it is absent or refused.</summary>
    public static DateTimeOffset? Time(DocumentFields fields, string name)
    {
        if (fields.Text(name) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time >= DateTimeOffset.UnixEpoch)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
        }

        fields.Refuse(name, "must be a time such as 2026-01-31T12:00:00Z");
        return null;
    }

    private static string Missing(DocumentFields fields, string name)
    {
        if (!fields.Has(name))
        {
            fields.Refuse(name, "is missing");
        }

        return "";
    }

    private static string? Name(DocumentFields fields, string name)
    {
        var value = fields.Text(name);
        if (value?.Length > LongestName)
        {
            fields.Refuse(name, $"is longer than {LongestName} characters");
        }

        return value;
    }

    private static IReadOnlyList<string>? Groups(DocumentFields fields)
    {
        var groups = fields.Texts("groups");
        foreach (var (index, _) in groups?.Index().Where(group => string.IsNullOrWhiteSpace(group.Item)) ?? [])
        {
            fields.Refuse($"groups[{index}]", "must be a text that is not empty");
        }

        return groups is null ? null : [.. groups.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static JsonObject? Profile(DocumentFields fields)
    {
        if (fields.Members("profile") is not { } profile)
        {
            return null;
        }

        foreach (var name in OfTheAccount.Where(profile.Has))
        {
            profile.Refuse(name, "belongs beside profile: displayName, email, emailVerified, phoneNumber, phoneNumberVerified");
        }

        foreach (var error in Problems(profile.Json()))
        {
            profile.Refuse(error.Field, error.Message);
        }

        return profile.Json();
    }

    private static void CheckContacts(DocumentFields fields, PersonLine line)
    {
        foreach (var error in Problems(new JsonObject { ["email"] = line.Email ?? "a@b", ["phone_number"] = line.PhoneNumber ?? "+31201234567" }))
        {
            fields.Refuse(error.Field == "email" ? "email" : "phoneNumber", error.Message);
        }
    }

    private static IReadOnlyList<DocumentError> Problems(JsonObject claims) =>
        StandardClaimsReader.Read(claims.ToJsonString()) is StandardClaimsReading.Invalid(var errors) ? errors : [];

    private static string? Password(DocumentFields fields)
    {
        var password = fields.Text("password");
        if (password is not null && !PasswordLength.IsHashable(password))
        {
            fields.Refuse("password", $"is longer than {PasswordLength.Longest} characters");
        }

        return password;
    }

    private static MovedHash? Hash(DocumentFields fields)
    {
        if (fields.Text("passwordHash") is not { } text)
        {
            return null;
        }

        if (fields.Has("password"))
        {
            fields.Refuse("passwordHash", "cannot stand beside password");
        }

        var hash = MovedHash.Read(text, out var problem);
        if (hash is null)
        {
            fields.Refuse("passwordHash", problem);
        }

        return hash;
    }
}
