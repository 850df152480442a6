using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using Identity.Domain.AppPasswords;
using Identity.Server.Hosting;
using Identity.Server.Localization;
using Identity.Storage.Facts;
using Microsoft.Extensions.Options;

namespace Identity.Server.LegacyDoors;

/// <summary>The door of reverse proxies: nginx's <c>auth_request</c>, forward authentication of others. It looks at the program's Basic credentials (RFC 7617) each time.</summary>
/// <remarks>It says who it is in headers, and gives no cookie and no session (fault 9).</remarks>
internal sealed class WebDoor(
    DoorCheck check, ServerSettings settings, DoorProfile profiles, Texts texts, IOptionsSnapshot<BrandingOptions> branding)
{
    /// <summary>Where it is.</summary>
    public const string Path = "/doors/web";

    /// <summary>Answers a proxy.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var door = settings.Doors!.Web!;
        if (!DoorSecret.IsIn(context.Request, door.Secret))
        {
            await WriteAsync(context, StatusCodes.Status403Forbidden, "This door opens to its own proxies alone.");
            return;
        }

        if (Read(context.Request.Headers.Authorization) is not var (userName, password))
        {
            await RefuseAsync(context, texts["Door.Basic"]);
            return;
        }

        var answer = await check.AskAsync(
            new DoorAttempt
            {
                Door = Doors.Web,
                ClientId = DoorNames.Web,
                UserName = userName,
                Password = password,
                Address = AddressIn(context, door.AddressHeader),
            },
            context.RequestAborted);
        switch (answer)
        {
            case DoorAnswer.Opened(var person, _, _):
                await TellAsync(context, person);
                break;
            case DoorAnswer.Locked(var until):
                context.Response.Headers.RetryAfter = until.ToString("R", CultureInfo.InvariantCulture);
                await RefuseAsync(context, DoorWords.Of(answer, texts));
                break;
            case DoorAnswer.Unavailable:
                await WriteAsync(context, StatusCodes.Status503ServiceUnavailable, DoorWords.Of(answer, texts));
                break;
            default:
                await RefuseAsync(context, DoorWords.Of(answer, texts));
                break;
        }
    }

    /// <summary>RFC 7617 section 2: everything after the first colon is the password. <see langword="null"/> if there is nothing to read.</summary>
    private static (string UserName, string Password)? Read(string? header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var value)
            || !string.Equals(value.Scheme, "Basic", StringComparison.OrdinalIgnoreCase)
            || value.Parameter is not { } encoded)
        {
            return null;
        }

        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
        {
            return null;
        }

        var both = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = both.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? (both[..colon], both[(colon + 1)..]) : null;
    }

    // The header that the operator has named, or else what a configured proxy forwarded; the proxy's own address is not the program's (attack 12).
    private static IPAddress? AddressIn(HttpContext context, string? header)
    {
        if (header is not null)
        {
            return context.Request.Headers[header] is [{ } told] && IPAddress.TryParse(told, out var address) ? address : null;
        }

        return context.Items.ContainsKey(ForwardedAddress.Key) ? context.Connection.RemoteIpAddress : null;
    }

    private async Task TellAsync(HttpContext context, StoredPerson person)
    {
        foreach (var (name, value) in await profiles.HeadersAsync(person, context.RequestAborted))
        {
            context.Response.Headers[name] = value;
        }

        await WriteAsync(context, StatusCodes.Status200OK, "");
    }

    private Task RefuseAsync(HttpContext context, string words)
    {
        var realm = branding.Value.OrganisationName.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        context.Response.Headers.WWWAuthenticate = $"Basic realm=\"{DoorProfile.Plain(realm)}\", charset=\"UTF-8\"";
        return WriteAsync(context, StatusCodes.Status401Unauthorized, words);
    }

    // Started here, so that no page takes the place of an answer that is meant for a program.
    private static async Task WriteAsync(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = $"{MediaTypeNames.Text.Plain}; charset=utf-8";
        await context.Response.StartAsync(context.RequestAborted);
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsync(words.Length == 0 ? "" : $"{words}\n", context.RequestAborted);
        }
    }
}
