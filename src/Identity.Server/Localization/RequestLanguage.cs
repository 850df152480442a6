using System.Globalization;

namespace Identity.Server.Localization;

/// <summary>
/// The language of this request: the link just followed, else the one chosen before, else what the app asked for, else what the
/// browser prefers, else English.
/// </summary>
/// <remarks>Asked anew at each text, because the page that loads the sign-in learns only then what the app asked for.</remarks>
internal sealed class RequestLanguage(IHttpContextAccessor accessor, UiLocales uiLocales)
{
    /// <summary>The query parameter of the language link and the cookie that keeps the choice.</summary>
    public const string Name = "lang";

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>The languages that are spoken here.</summary>
    public static IReadOnlyList<string> Tags { get; } = [English.TwoLetterISOLanguageName, Dutch.TwoLetterISOLanguageName];

    /// <summary>The culture that words, dates and numbers are written in.</summary>
    public CultureInfo Culture => Wishes().Select(Find).FirstOrDefault(found => found is not null) ?? English;

    /// <summary>The tag for <c>lang</c> attributes.</summary>
    public string Tag => Culture.TwoLetterISOLanguageName;

    /// <summary>The tag of the language that the link in the footer offers.</summary>
    public string OtherTag => (Culture == English ? Dutch : English).TwoLetterISOLanguageName;

    /// <summary>The address, relative to the current one, of the same page in the other language.</summary>
    public string OtherLink =>
        QueryString.Create((accessor.HttpContext?.Request.Query ?? QueryCollection.Empty)
            .Where(parameter => parameter.Key is not (Name or "handler"))
            .Append(new(Name, OtherTag))).Value!;

    /// <summary>The culture for a language tag such as <c>nl-BE</c>; <see langword="null"/> for a language that is not spoken here.</summary>
    public static CultureInfo? Find(string? tag) => tag?.Split('-')[0].ToLowerInvariant() switch
    {
        "en" => English,
        "nl" => Dutch,
        _ => null,
    };

    private IEnumerable<string?> Wishes()
    {
        if (accessor.HttpContext?.Request is not { } request)
        {
            return uiLocales.Requested;
        }

        var accepted = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value);
        return [request.Query[Name], request.Cookies[Name], .. uiLocales.Requested, .. accepted];
    }
}
