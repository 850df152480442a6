namespace Identity.Server.Tests.Model;

/// <summary>Finds the handle in an address.</summary>
internal static class HandleIn
{
    private const int Length = 43;
    private static readonly char[] Between = ['/', '?'];

    /// <summary>The handle; <see langword="null"/> if there is none.</summary>
    public static string? Path(string? path) => path?.Split(Between).FirstOrDefault(part => part.Length == Length);
}
