using Identity.Server.Localization;
using PhoneNumbers;

namespace Identity.Server.Pages.Shared;

/// <summary>A country whose phone numbers are accepted.</summary>
/// <param name="Code">Its code (ISO 3166-1 alpha-2).</param>
/// <param name="Name">Its name in the language of the page, with the number that calls to it begin with.</param>
internal sealed record Country(string Code, string Name)
{
    /// <summary>The countries that policy names, in the order of their names.</summary>
    public static IReadOnlyList<Country> All(IEnumerable<string> codes, RequestLanguage language) =>
        [.. codes.Select(code => new Country(code, Describe(code, language))).OrderBy(country => country.Name, StringComparer.Create(language.Culture, ignoreCase: true))];

    /// <summary>The one that the browser's language names, else policy's first.</summary>
    public static string Likely(IReadOnlyList<string> codes, HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .Select(language => language.Value.Value?.Split('-') is [_, .., { Length: 2 } region] ? region.ToUpperInvariant() : null)
            .FirstOrDefault(region => codes.Contains(region, StringComparer.Ordinal)) ?? codes[0];

    private static string Describe(string code, RequestLanguage language) =>
        $"{new PhoneNumbers.Locale("", code).GetDisplayCountry(language.Tag)} (+{PhoneNumberUtil.GetInstance().GetCountryCodeForRegion(code)})";
}
