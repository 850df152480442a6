using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.SignIn;

namespace Identity.Domain.Policies;

/// <summary>Writes policy documents: one text for one meaning, which <see cref="PolicyReader"/> reads back.</summary>
public static class PolicyWriter
{
    /// <summary>The document as indented JSON.</summary>
    public static string Write(PolicyDocument policy) => Text(indented: true, json => Document(json, policy));

    /// <summary>One rule on one line, what its hash is taken of.</summary>
    internal static string Canonical(RegistrationRule rule) => Text(indented: false, json => Rule(json, rule));

    private static string Text(bool indented, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Document(Utf8JsonWriter json, PolicyDocument policy)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", PolicyDocument.Schema);
        json.WriteStartObject("methods");
        foreach (var rule in policy.Methods)
        {
            Method(json, rule);
        }

        json.WriteEndObject();
        json.WriteStartArray("registration");
        foreach (var rule in policy.Registration)
        {
            Rule(json, rule);
        }

        json.WriteEndArray();
        List(json, "order", Names(policy.Order));
        FirstRegistrationWriter.Write(json, policy.FirstRegistration);
        AccessPass(json, policy.AccessPass);
        json.WriteNumber("reconfirmDays", policy.ReconfirmDays);
        Scopes(json, policy);
        json.WriteString("appPasswords", policy.AppPasswords.ToString().ToLowerInvariant());
        if (policy.RememberDeviceDays > 0)
        {
            json.WriteNumber("rememberDeviceDays", policy.RememberDeviceDays);
        }

        json.WriteStartArray("signIn");
        foreach (var rule in policy.SignIn)
        {
            json.WriteStartObject();
            List(json, "clients", rule.Clients);
            json.WriteString("acr", rule.Level is AssuranceLevel.OneFactor ? null : AcrValues.Of(rule.Level));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (policy.PasswordReset is { } reset)
        {
            PasswordResetWriter.Write(json, reset);
        }

        Passwords(json, policy.Passwords);
        json.WriteEndObject();
    }

    private static void AccessPass(Utf8JsonWriter json, AccessPassRule rule)
    {
        if (rule == AccessPassRule.Off)
        {
            return;
        }

        json.WriteStartObject("accessPass");
        json.WriteBoolean("on", rule.On);
        Groups(json, rule.Groups);
        json.WriteNumber("minutes", rule.Minutes);
        json.WriteNumber("maxMinutes", rule.MaxMinutes);
        json.WriteNumber("length", rule.Length);
        json.WriteBoolean("once", rule.Once);
        json.WriteEndObject();
    }

    private static void Passwords(Utf8JsonWriter json, PasswordRule passwords)
    {
        if (passwords.Words.Count > 0)
        {
            json.WriteStartObject("passwords");
            List(json, "words", passwords.Words);
            json.WriteEndObject();
        }
    }

    // Only what differs from its default is written: a document from before these members is the same text after.
    private static void Scopes(Utf8JsonWriter json, PolicyDocument policy)
    {
        if (!policy.Review.IsNobody)
        {
            Scope(json, "review", policy.Review);
        }

        if (!policy.Experience.IsEverybody)
        {
            Scope(json, "experience", policy.Experience);
        }
    }

    private static void Method(Utf8JsonWriter json, MethodRule rule)
    {
        json.WriteStartObject(rule.Method.Name);
        json.WriteBoolean("on", rule.On);
        Groups(json, rule.Groups);
        if (rule.Phone is { } phone)
        {
            json.WriteBoolean("text", phone.Text);
            json.WriteBoolean("call", phone.Call);
            List(json, "countries", phone.Countries);
            json.WriteBoolean("paused", phone.Paused);
            Limits(json, phone.Limits);
        }

        Keys(json, rule.Keys ?? KeySwitches.Default);
        json.WriteEndObject();
    }

    // What differs from its default, as above.
    private static void Keys(Utf8JsonWriter json, KeySwitches keys)
    {
        if (!keys.FirstFactor)
        {
            json.WriteBoolean("firstFactor", value: false);
        }

        if (keys.RequireAttestation)
        {
            json.WriteBoolean("requireAttestation", value: true);
        }

        if (keys.RequireDiscoverable)
        {
            json.WriteBoolean("requireDiscoverable", value: true);
        }

        ListIfAny(json, "allowModels", [.. keys.AllowModels.Select(model => model.ToString())]);
        ListIfAny(json, "denyModels", [.. keys.DenyModels.Select(model => model.ToString())]);
        ListIfAny(json, "networks", [.. keys.Networks.Select(network => network.ToString())]);
    }

    private static void ListIfAny(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            List(json, name, texts);
        }
    }

    private static void Limits(Utf8JsonWriter json, SendLimits limits)
    {
        json.WriteStartObject("limits");
        json.WriteNumber("personPerHour", limits.PersonPerHour);
        json.WriteNumber("numberPerDay", limits.NumberPerDay);
        json.WriteNumber("prefixPerHour", limits.PrefixPerHour);
        json.WriteNumber("addressPerHour", limits.AddressPerHour);
        json.WriteNumber("countryPerDay", limits.CountryPerDay);
        json.WriteNumber("perDay", limits.PerDay);
        json.WriteNumber("textCost", limits.TextCost);
        json.WriteNumber("callCost", limits.CallCost);
        json.WriteNumber("costPerDay", limits.CostPerDay);
        json.WriteEndObject();
    }

    private static void Rule(Utf8JsonWriter json, RegistrationRule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        Groups(json, rule.Groups);
        json.WriteString("purpose", PurposeNames.Of(rule.Purpose));
        if (rule.Requirement is RegistrationRequirement.Named named)
        {
            List(json, "require", Names(named.Methods));
            json.WriteBoolean("allowOther", named.AllowOther);
        }
        else
        {
            json.WriteNumber("count", rule.Requirement.Kinds);
        }

        Defer(json, rule.Defer);
        if (rule.Nudge is { } nudge)
        {
            json.WriteStartObject("nudge");
            json.WriteNumber("snoozeDays", nudge.SnoozeDays);
            json.WriteNumber("snoozes", nudge.Snoozes);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Defer(Utf8JsonWriter json, DeferralRule? defer)
    {
        if (defer is null)
        {
            json.WriteNull("defer");
            return;
        }

        json.WriteStartObject("defer");
        switch (defer)
        {
            case DeferralRule.GraceDays grace:
                json.WriteNumber("graceDays", grace.Days);
                break;
            case DeferralRule.Until until:
                json.WriteString("until", until.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DeferralRule.Skips skips:
                json.WriteNumber("skips", skips.Times);
                break;
            case DeferralRule.Always:
                json.WriteBoolean("always", value: true);
                break;
        }

        json.WriteEndObject();
    }

    /// <summary>A member that is a scope and nothing else.</summary>
    internal static void Scope(Utf8JsonWriter json, string name, GroupScope scope)
    {
        json.WriteStartObject(name);
        Groups(json, scope);
        json.WriteEndObject();
    }

    /// <summary>The members <c>include</c> and <c>exclude</c>.</summary>
    internal static void Groups(Utf8JsonWriter json, GroupScope groups)
    {
        List(json, "include", groups.Include);
        List(json, "exclude", groups.Exclude);
    }

    /// <summary>A member that is a list of texts.</summary>
    internal static void List(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static IEnumerable<string> Names(IReadOnlyList<AuthenticationMethod> methods) => methods.Select(method => method.Name);
}
