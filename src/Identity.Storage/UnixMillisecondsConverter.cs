using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Identity.Storage;

/// <summary>Times are kept as whole milliseconds since 1970 in both databases, so that they compare the same in both.</summary>
internal sealed class UnixMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
