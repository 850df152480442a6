using System.Globalization;
using System.Net;
using Identity.Domain.AppPasswords;
using Identity.Server.Hosting;
using Identity.Server.Localization;

namespace Identity.Server.LegacyDoors;

/// <summary>The door of nginx as a mail proxy: what its <c>auth_http</c> asks, answered in headers.</summary>
internal sealed class MailDoor(DoorCheck check, ServerSettings settings, Texts texts)
{
    /// <summary>Where it is.</summary>
    public const string Path = "/doors/mail";

    /// <summary>How many seconds nginx keeps a program waiting whose password was wrong, before it may try again.</summary>
    private const int Wait = 3;

    /// <summary>Answers nginx.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var door = settings.Doors!.Mail!;
        var (asked, response) = (context.Request.Headers, context.Response);
        response.Headers.CacheControl = "no-store";
        response.ContentLength = 0;
        if (!DoorSecret.IsIn(context.Request, door.Secret))
        {
            response.StatusCode = StatusCodes.Status403Forbidden;
            await response.StartAsync(context.RequestAborted);
            return;
        }

        if (ServerFor(door, asked["Auth-Protocol"].ToString()) is not { } server || asked["Auth-Method"] != "plain")
        {
            response.Headers["Auth-Status"] = texts["Door.MailMethod"];
            await response.StartAsync(context.RequestAborted);
            return;
        }

        var attempt = new DoorAttempt
        {
            Door = Doors.Mail,
            ClientId = DoorNames.Mail,
            UserName = Uri.UnescapeDataString(asked["Auth-User"].ToString()),
            Password = Uri.UnescapeDataString(asked["Auth-Pass"].ToString()),
            Address = IPAddress.TryParse(asked["Client-IP"].ToString(), out var address) ? address : null,
        };
        Write(response.Headers, await check.AskAsync(attempt, context.RequestAborted), server, door);
        await response.StartAsync(context.RequestAborted);
    }

    private void Write(IHeaderDictionary headers, DoorAnswer answer, IPEndPoint server, MailDoorSettings door)
    {
        if (answer is DoorAnswer.Opened(var person, _, _))
        {
            headers["Auth-Status"] = "OK";
            headers["Auth-Server"] = server.Address.ToString();
            headers["Auth-Port"] = server.Port.ToString(CultureInfo.InvariantCulture);

            // The name by which the account is known, however the program spells it: one person has one mailbox.
            headers["Auth-User"] = Uri.EscapeDataString(person.UserName).Replace("%40", "@", StringComparison.Ordinal);
            if (door.BackendPassword is { } password)
            {
                headers["Auth-Pass"] = password;
            }

            return;
        }

        headers["Auth-Status"] = DoorWords.Of(answer, texts);
        headers["Auth-Error-Code"] = answer is DoorAnswer.Refused ? "535 5.7.8" : "454 4.7.0";
        if (answer is DoorAnswer.Refused(DoorRefusal.NotRight))
        {
            headers["Auth-Wait"] = Wait.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static IPEndPoint? ServerFor(MailDoorSettings door, string protocol)
    {
        var server = protocol switch
        {
            "imap" => door.Imap,
            "pop3" => door.Pop3,
            "smtp" => door.Smtp,
            _ => null,
        };
        return server is null ? null : IPEndPoint.Parse(server);
    }
}
