using Identity.Server.Delivery.Gateways;
using Identity.Server.Hosting;

namespace Identity.Server.Authenticators.Phone.Calls;

/// <summary>What a voice gateway asks for while it calls somebody. Without a gateway there is nothing here; without its signature nothing is said.</summary>
internal static class CallEndpoints
{
    private const string Report = "report";

    /// <summary>Maps them.</summary>
    public static void MapCalls(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ServerSettings>().Voice is null)
        {
            return;
        }

        app.MapPost("/calls/{handle}", (string handle, HttpContext context, ServerSettings settings, CallAnswers answers) =>
            WriteAsync(context, settings, _ => answers.AskAsync(handle, context.RequestAborted)));
        app.MapPost("/calls/{handle}/answer", (string handle, HttpContext context, ServerSettings settings, CallAnswers answers) => WriteAsync(
            context,
            settings,
            form => answers.AnswerAsync(handle, form["Digits"].ToString(), context.Request.Query.ContainsKey(Report), context.RequestAborted)));
    }

    private static async Task WriteAsync(HttpContext context, ServerSettings settings, Func<IFormCollection, Task<string>> answer)
    {
        var request = context.Request;
        var form = request.HasFormContentType ? await request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;

        // The gateway signs the address that it was given; a proxy in between may know us by another name.
        var address = $"{settings.Issuer}{request.Path}{request.QueryString}";
        if (!TwilioSignature.Matches(settings.Voice!.Password, address, form, request.Headers[TwilioSignature.Header]))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.ContentType = CallMarkup.ContentType;
        await context.Response.WriteAsync(await answer(form), context.RequestAborted);
    }
}
