using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Identity.Server.Localization;

/// <summary>Every sentence that people read, in the language of the request. A key that does not exist is the programmer's mistake and throws.</summary>
internal sealed class Texts(RequestLanguage language, HtmlEncoder encoder, TimeProvider clock)
{
    private static readonly ResourceManager Resources = new("Identity.Server.Resources.Text", typeof(Texts).Assembly);

    /// <summary>The scopes that have a description; others are shown by name.</summary>
    public static FrozenSet<string> DescribedScopes { get; } = ["openid", "profile", "email", "address", "phone", "offline_access"];

    /// <summary>The text under <paramref name="key"/> with its placeholders filled.</summary>
    public string this[string key, params object[] arguments] => string.Format(language.Culture, Find(key, language.Culture), arguments);

    /// <summary>The form of a text for <paramref name="count"/>, which is its <c>{0}</c>: <c>key.One</c> or <c>key.Other</c>.</summary>
    public string Plural(string key, int count, params object[] arguments) => this[Form(key, count), [count, .. arguments]];

    /// <summary>A text as HTML, encoded, in which the words put into it stand out in bold; numbers do not.</summary>
    public IHtmlContent Html(string key, params object[] arguments) =>
        new HtmlString(string.Format(language.Culture, encoder.Encode(Find(key, language.Culture)), [.. arguments.Select(Embolden)]));

    /// <summary><see cref="Html"/> of the form for <paramref name="count"/>, which is its <c>{0}</c>.</summary>
    public IHtmlContent PluralHtml(string key, int count, params object[] arguments) => Html(Form(key, count), [count, .. arguments]);

    /// <summary>What people call the method with this name in policy.</summary>
    public string Method(string name) => this[$"Method.{name}.Name"];

    /// <summary>A browser and what it runs on, as far as they are known: "Firefox on Windows".</summary>
    public string Device(string? browser, string? system) => (browser, system) switch
    {
        ({ } name, { } runsOn) => this["Devices.On", name, runsOn],
        _ => browser ?? system ?? this["Devices.Unknown"],
    };

    /// <summary>What an app may do with a scope; one without a description is named.</summary>
    public string Scope(string name) => DescribedScopes.Contains(name) ? this[$"Scope.{name}"] : this["Scope.Unknown", name];

    /// <summary>A text in another language than the request's: for messages, which are read elsewhere and later.</summary>
    public static string In(CultureInfo culture, string key, params object[] arguments) => string.Format(culture, Find(key, culture), arguments);

    /// <summary>A day in words, in the server's time zone: "22 November 2026".</summary>
    public string Date(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone).ToString("d MMMM yyyy", language.Culture);

    /// <summary>The same with the time of day.</summary>
    public string Moment(DateTimeOffset at) => Moment(language.Culture, at, clock.LocalTimeZone);

    /// <summary>A moment in words, with its distance from universal time: it may be read anywhere.</summary>
    public static string Moment(CultureInfo culture, DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMMM yyyy HH:mm (\"UTC\"zzz)", culture);

    private static string Form(string key, int count) => $"{key}.{(count == 1 ? "One" : "Other")}";

    private static string Find(string key, CultureInfo culture) =>
        Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no text \"{key}\".");

    private object Embolden(object argument) => argument is string words ? $"<b>{encoder.Encode(words)}</b>" : argument;
}
