using Identity.OpenId.Hosting;
using Identity.OpenId.Requests;
using Microsoft.AspNetCore.Http;

namespace Identity.OpenId.Tests.Hosting;

/// <summary>Posted answers as plain text.</summary>
internal sealed class TestFormPostPage : IFormPostPage
{
    public Task WriteAsync(HttpContext context, ProtocolResult.FormPost answer) =>
        context.Response.WriteAsync($"{answer.Action}|{string.Join('|', answer.Members.Select(member => $"{member.Name}={member.Value}"))}", context.RequestAborted);
}
