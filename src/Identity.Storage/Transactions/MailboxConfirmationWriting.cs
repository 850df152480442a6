using System.Globalization;
using Identity.Domain.Enrollment;

namespace Identity.Storage.Transactions;

/// <summary>How a <see cref="MailboxConfirmation"/> is written down: person, epoch and milliseconds since 1970, with a space between.</summary>
internal static class MailboxConfirmationWriting
{
    /// <summary>The confirmation as text.</summary>
    public static string? Write(MailboxConfirmation? confirmation) => confirmation is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{confirmation.PersonId} {confirmation.Epoch} {confirmation.At.ToUnixTimeMilliseconds()}");

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static MailboxConfirmation? Read(string? text) => text?.Split(' ') is [var person, var epoch, var at]
        ? new(
            Guid.Parse(person),
            long.Parse(epoch, CultureInfo.InvariantCulture),
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture)))
        : null;
}
