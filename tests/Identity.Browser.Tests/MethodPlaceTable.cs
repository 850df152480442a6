namespace Identity.Browser.Tests;

/// <summary>Which method works where, as its purpose says.</summary>
public static class MethodPlaceTable
{
    /// <summary>What only stands in for other second steps.</summary>
    public const string RecoveryCodes = "recoveryCodes";

    /// <summary>What an administrator makes, and stands in for whole sign-ins.</summary>
    public const string AccessPass = "access pass";

    /// <summary>The methods, and what stands in for them.</summary>
    public static IReadOnlyList<string> Methods { get; } =
        ["securityKey", "totp", "hardwareToken", "phone by text", "phone by call", "email", "questions", RecoveryCodes, AccessPass];

    /// <summary>Whether a method works in a place; otherwise it is refused there.</summary>
    public static bool Works(string method, MethodPlace place) => method switch
    {
        RecoveryCodes => place is MethodPlace.SecurityInfo or MethodPlace.SecondStep,
        AccessPass => place is MethodPlace.SecondStep,
        _ => place is not MethodPlace.SecondStep || method is not ("email" or "questions"),
    };

    /// <summary>The table as it stands in <c>tests/README.md</c>.</summary>
    public static string Markdown { get; } = string.Join('\n', Lines());

    private static IEnumerable<string> Lines()
    {
        var places = Enum.GetValues<MethodPlace>();
        yield return "| | wizard | Security info | second step | password reset |";
        yield return "|---|---|---|---|---|";
        foreach (var method in Methods)
        {
            yield return $"| {method} | {string.Join(" | ", places.Select(place => Works(method, place) ? "works" : "refused"))} |";
        }
    }
}
