using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Identity.Server.Authenticators.Phone;

namespace Identity.Server.Commands.Moving;

/// <summary>Writes one line of a file of people, as <see cref="PersonLineReader"/> reads it.</summary>
internal static class PersonLineWriter
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line. What is <see langword="null"/> is left out.</summary>
    public static string Write(PersonLine line)
    {
        var json = new JsonObject { ["userName"] = line.UserName };
        Add(json, "displayName", line.DisplayName);
        Add(json, "email", line.Email);
        Add(json, "emailVerified", line.EmailVerified);
        Add(json, "phoneNumber", line.PhoneNumber);
        Add(json, "phoneNumberVerified", line.PhoneNumberVerified);
        Add(json, "groups", line.Groups is null ? null : new JsonArray([.. line.Groups.Select(group => JsonValue.Create(group))]));
        Add(json, "profile", line.Profile?.DeepClone());
        Add(json, "disabled", line.Disabled);
        Add(json, "createdAt", Time(line.CreatedAt));
        Add(json, "password", line.Password);
        Add(json, "passwordHash", line.PasswordHash?.Text);
        Add(json, "methods", line.Methods is null ? null : new JsonArray([.. line.Methods.Select(Method)]));
        return json.ToJsonString(Compact);
    }

    private static JsonObject Method(MovedMethod method)
    {
        var json = method switch
        {
            MovedTotp totp => new JsonObject { ["type"] = "totp", ["secret"] = totp.Secret.Base32.TrimEnd('=') },
            MovedPhone { Phone: var phone } => Phone(phone),
            _ => throw new UnreachableException(),
        };
        json["label"] = method.Label;
        Add(json, "registeredAt", Time(method.RegisteredAt));
        json["default"] = method.IsDefault;
        return json;
    }

    private static JsonObject Phone(PhoneSecret phone)
    {
        var json = new JsonObject { ["type"] = "phone", ["number"] = phone.Address.Number };
        Add(json, "extension", phone.Address.Extension);
        json["preferred"] = MovedPhoneReader.Write(phone.Preferred);
        return json;
    }

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static void Add(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
