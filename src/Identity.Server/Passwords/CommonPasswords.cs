using System.Reflection;
using Identity.Domain.Passwords;

namespace Identity.Server.Passwords;

/// <summary>The passwords, and parts of passwords, that very many people choose: the list that is shipped with the server.</summary>
internal static class CommonPasswords
{
    private static readonly Lazy<BannedWords> Read = new(() => new BannedWords(Lines().SelectMany(line => line.Split(' '))));

    /// <summary>The list.</summary>
    public static BannedWords Words => Read.Value;

    private static IEnumerable<string> Lines()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(typeof(CommonPasswords), "common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith("# ", StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }
}
