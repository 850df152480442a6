using Identity.Testing;

namespace Identity.Server.Tests;

/// <summary>The source, for tests that read it.</summary>
internal static class SourceTree
{
    /// <summary>The path of something below <c>src</c>.</summary>
    public static string PathOf(string path) => Repository.PathOf("src", path);

    /// <summary>Path and text of every file below a folder of <c>src</c> that has one of the extensions.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
            .Where(file => extensions.Contains(Path.GetExtension(file)))
            .Select(file => (file, File.ReadAllText(file)));
}
