using Identity.OpenId.Endpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.OpenId.Hosting;

/// <summary>Maps the engine's endpoints into a host.</summary>
public static class OpenIdEndpoints
{
    /// <summary>Maps every row of the table of endpoints.</summary>
    public static void MapOpenId(this IEndpointRouteBuilder routes)
    {
        foreach (var row in EndpointTable.Rows)
        {
            // Anti-forgery tokens are for the host's pages; here requests come from apps.
            routes.MapMethods(row.Path, row.Methods, context => AnswerAsync(context, row)).DisableAntiforgery();
            if (row.Readers is not Readers.Nobody)
            {
                routes.MapMethods(row.Path, ["OPTIONS"], context => AnswerPreflightAsync(context, row)).DisableAntiforgery();
            }
        }
    }

    // Whose page it is the request itself will tell; until then it is enough that nothing here goes by cookies (Fetch 3.2.2).
    private static Task AnswerPreflightAsync(HttpContext context, EndpointRow row)
    {
        var headers = context.Response.Headers;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        headers.AccessControlAllowOrigin = row.Readers is Readers.Anybody ? "*" : context.Request.Headers.Origin;
        headers.AccessControlAllowMethods = string.Join(", ", row.Methods);
        headers.AccessControlAllowHeaders = "Authorization, Content-Type";
        headers.AccessControlMaxAge = "3600";
        headers.Vary = "Origin";
        return Task.CompletedTask;
    }

    private static async Task AnswerAsync(HttpContext context, EndpointRow row)
    {
        var services = context.RequestServices;
        var endpoint = (IEndpoint)services.GetRequiredService(row.Endpoint);
        var request = await RequestReading.ReadAsync(context, services.GetRequiredService<TimeProvider>().GetUtcNow());
        var result = await endpoint.HandleAsync(request, context.RequestAborted);
        await services.GetRequiredService<ResultWriter>().WriteAsync(context, result);
    }
}
