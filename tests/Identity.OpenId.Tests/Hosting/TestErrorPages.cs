using Identity.OpenId.Hosting;
using Identity.OpenId.Requests;
using Microsoft.AspNetCore.Http;

namespace Identity.OpenId.Tests.Hosting;

/// <summary>Error pages as plain text.</summary>
internal sealed class TestErrorPages : IErrorPages
{
    public Task WriteAsync(HttpContext context, ProtocolResult.ErrorPage page) =>
        context.Response.WriteAsync($"{page.Error}|{page.Description}|{page.SupportCode}", context.RequestAborted);
}
