namespace Identity.Storage;

/// <summary>The way names are written in the database: <c>PersonId</c> is <c>person_id</c>.</summary>
internal static class SnakeCase
{
    public static string Of(string name) =>
        string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) && char.IsLower(name[at - 1]) ? $"_{letter}" : $"{letter}"))
            .ToLowerInvariant();
}
