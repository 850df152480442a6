using System.Globalization;

namespace Identity.Server.Commands;

/// <summary>Times as commands print them.</summary>
internal static class CommandTime
{
    /// <summary>To the minute, in UTC.</summary>
    public static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
