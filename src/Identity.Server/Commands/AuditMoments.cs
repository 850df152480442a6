using System.Globalization;

namespace Identity.Server.Commands;

/// <summary>Days and moments as operators type them.</summary>
internal static class AuditMoments
{
    /// <summary>Reads <c>2026-11-23</c> or <c>2026-11-23T09:00:00+01:00</c>; without a zone it is universal time.</summary>
    /// <exception cref="CommandException">It is neither.</exception>
    public static DateTimeOffset? Read(string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : throw new CommandException([$"{option}: {text} is neither a day, as 2026-11-23, nor a moment, as 2026-11-23T09:00:00Z."]);
    }
}
