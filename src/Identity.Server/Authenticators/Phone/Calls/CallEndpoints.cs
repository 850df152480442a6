using System.Xml.Linq;
using Identity.Server.Delivery;
using Identity.Server.Hosting;

namespace Identity.Server.Authenticators.Phone.Calls;

/// <summary>What a voice gateway asks for while it calls somebody. Without a gateway there is nothing here; without its signature nothing is said.</summary>
internal static class CallEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapCalls(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ServerSettings>().Voice is not { Password: var secret })
        {
            return;
        }

        app.MapPost(CallAddresses.MarkupRoute, (string handle, HttpContext context, CallAddresses addresses, CallAnswers answers) =>
            WriteAsync(context, addresses, secret, _ => answers.AskAsync(handle, context.RequestAborted)));
        app.MapPost(CallAddresses.AnswerRoute, (string handle, HttpContext context, CallAddresses addresses, CallAnswers answers) =>
            WriteAsync(
                context,
                addresses,
                secret,
                form => answers.AnswerAsync(handle, form["Digits"].ToString(), context.Request.Query.ContainsKey(CallAddresses.ReportParameter), context.RequestAborted)));
    }

    private static async Task WriteAsync(HttpContext context, CallAddresses addresses, string secret, Func<IFormCollection, Task<XElement>> answer)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var signed = form.SelectMany(parameter => parameter.Value.Select(value => KeyValuePair.Create(parameter.Key, value ?? "")));
        if (!CallSignature.Matches(secret, addresses.Of(context.Request), signed, context.Request.Headers[CallSignature.Header]))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.ContentType = "text/xml; charset=utf-8";
        await context.Response.WriteAsync((await answer(form)).ToString(SaveOptions.DisableFormatting), context.RequestAborted);
    }
}
