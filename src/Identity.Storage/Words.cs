namespace Identity.Storage;

/// <summary>Reads choices that are kept as words.</summary>
internal static class Words
{
    public static T Read<T>(string word)
        where T : struct, Enum =>
        Enum.Parse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
