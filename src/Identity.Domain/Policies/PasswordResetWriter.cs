using System.Text.Json;

namespace Identity.Domain.Policies;

/// <summary>Writes <c>passwordReset</c>, whole.</summary>
internal static class PasswordResetWriter
{
    public static void Write(Utf8JsonWriter json, PasswordResetRule reset)
    {
        json.WriteStartObject("passwordReset");
        PolicyWriter.Groups(json, reset.Groups);
        PolicyWriter.Scope(json, "twoMethods", reset.TwoMethods.IsNobody ? GroupScope.Nobody : reset.TwoMethods);
        PolicyWriter.List(json, "administrators", reset.Administrators);
        json.WriteBoolean("securityKey", reset.SecurityKey);
        json.WriteBoolean("reuseChannel", reset.ReuseChannel);
        if (reset.KeepAppPasswords)
        {
            json.WriteBoolean("keepAppPasswords", value: true);
        }

        json.WriteString("contact", reset.Contact);
        Questions(json, reset.Questions);
        json.WriteStartObject("email");
        PolicyWriter.List(json, "refusedDomains", reset.RefusedDomains);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Questions(Utf8JsonWriter json, QuestionRule questions)
    {
        json.WriteStartObject("questions");
        json.WriteNumber("register", questions.Register);
        json.WriteNumber("ask", questions.Ask);
        json.WriteStartArray("custom");
        foreach (var question in questions.Custom)
        {
            json.WriteStartObject();
            json.WriteString("id", question.Id);
            foreach (var language in QuestionRule.Languages)
            {
                json.WriteString(language, question.Texts[language]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
