using System.Text.Json;

namespace Identity.Domain.Policies;

/// <summary>Writes <c>firstRegistration</c>.</summary>
internal static class FirstRegistrationWriter
{
    public static void Write(Utf8JsonWriter json, FirstRegistrationRule rule)
    {
        json.WriteStartObject("firstRegistration");
        PolicyWriter.List(json, "allow", rule.Allow);
        if (rule.PasswordDays is { } days)
        {
            json.WriteNumber("passwordDays", days);
        }

        if (rule.Networks.Count > 0)
        {
            json.WriteStartObject("networks");
            foreach (var network in rule.Networks)
            {
                PolicyWriter.List(json, network.Name, network.Addresses.Text.Split(' '));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
