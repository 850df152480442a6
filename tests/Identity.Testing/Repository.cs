namespace Identity.Testing;

/// <summary>The folder that the solution is in.</summary>
public static class Repository
{
    /// <summary>Its path.</summary>
    public static string Root { get; } = Find();

    /// <summary>The path of something in it.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Identity.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
