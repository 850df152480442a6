using Identity.OpenId.Hosting;
using Identity.OpenId.Requests;

namespace Identity.Server.Hosting;

/// <summary>Shows the engine's errors on the host's error page.</summary>
internal sealed class ProtocolErrorPages : IErrorPages
{
    public Task WriteAsync(HttpContext context, ProtocolResult.ErrorPage page)
    {
        // An empty 400 is executed again as the error page, which finds the error here and needs the policy of pages.
        context.Items[typeof(ProtocolResult.ErrorPage)] = page;
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PagePolicy;
        return Task.CompletedTask;
    }
}
