namespace Identity.Demo;

/// <summary>The files inside this program.</summary>
internal static class DemoResource
{
    /// <summary>The text of one.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(DemoResource).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
