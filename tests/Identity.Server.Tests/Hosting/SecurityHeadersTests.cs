using Identity.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace Identity.Server.Tests.Hosting;

public sealed class SecurityHeadersTests
{
    [Test]
    public async Task Every_answer_says_that_it_is_not_to_be_framed_guessed_or_kept()
    {
        using var answer = await AskAsync(_ => Task.CompletedTask);
        Assert.Multiple(() =>
        {
            Assert.That(answer.Headers.GetValues("Content-Security-Policy"), Is.EqualTo([SecurityHeaders.PagePolicy]));
            Assert.That(answer.Headers.GetValues("X-Frame-Options"), Is.EqualTo(["DENY"]));
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(["nosniff"]));
            Assert.That(answer.Headers.GetValues("Referrer-Policy"), Is.EqualTo(["no-referrer"]));
            Assert.That(answer.Headers.GetValues("Cross-Origin-Opener-Policy"), Is.EqualTo(["same-origin"]));
            Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
        });
    }

    [Test]
    [Category("protocol-10")]
    public async Task The_page_of_a_failure_says_it_too()
    {
        using var answer = await AskAsync(context =>
        {
            context.Response.Clear();
            return Task.CompletedTask;
        });
        Assert.That(answer.Headers.GetValues("Content-Security-Policy"), Is.EqualTo([SecurityHeaders.PagePolicy]));
        Assert.That(answer.Headers.GetValues("X-Frame-Options"), Is.EqualTo(["DENY"]));
    }

    [Test]
    public async Task An_answer_that_says_how_long_it_may_be_kept_has_its_way()
    {
        using var answer = await AskAsync(context =>
        {
            context.Response.Headers.CacheControl = "max-age=60";
            return Task.CompletedTask;
        });
        Assert.That(answer.Headers.CacheControl!.ToString(), Is.EqualTo("max-age=60"));
    }

    [Test]
    [Category("rule-7")]
    public void Pages_do_not_forbid_the_redirect_from_a_form_to_an_app() =>
        Assert.That(SecurityHeaders.PagePolicy, Does.Not.Contain("form-action").And.Not.Contain("unsafe"));

    private static async Task<HttpResponseMessage> AskAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.UseSecurityHeaders();
        app.Run(answer);
        await app.StartAsync();
        using var client = app.GetTestClient();
        return await client.GetAsync(new Uri("/", UriKind.Relative));
    }
}
