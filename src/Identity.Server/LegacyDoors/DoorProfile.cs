using System.Text;
using Identity.Storage.Facts;
using Identity.Storage.People;

namespace Identity.Server.LegacyDoors;

/// <summary>What a web site behind a reverse proxy is told of the person.</summary>
internal sealed class DoorProfile(PersonStore people)
{
    /// <summary>The headers. In each value everything but visible ASCII is percent-encoded as UTF-8, and so are the percent sign and the comma.</summary>
    public async Task<IReadOnlyList<(string Name, string Value)>> HeadersAsync(StoredPerson person, CancellationToken cancellationToken)
    {
        var profile = await people.FindProfileAsync(person.Facts.Id, cancellationToken);
        var headers = new List<(string, string)>
        {
            ("Remote-User", Plain(person.UserName)),
            ("Remote-Subject", person.Facts.Id.ToString()),
            ("Remote-Name", Plain(person.DisplayName)),
            ("Remote-Groups", string.Join(',', person.Facts.Groups.Order(StringComparer.Ordinal).Select(Plain))),
        };
        if (profile is { Email: { } email, EmailConfirmed: true })
        {
            headers.Add(("Remote-Email", Plain(email)));
        }

        return headers;
    }

    /// <summary>A text that a header can carry, the same for no other text.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            _ = value is > 0x1F and < 0x7F && value is not ((byte)'%' or (byte)',')
                ? plain.Append((char)value)
                : plain.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return plain.ToString();
    }
}
