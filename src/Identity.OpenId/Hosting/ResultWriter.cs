using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Identity.OpenId.Gate;
using Identity.OpenId.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Identity.OpenId.Hosting;

/// <summary>Writes the core's answers as HTTP responses.</summary>
internal sealed partial class ResultWriter(IErrorPages errorPages, IFormPostPage formPostPage, OpenIdOptions options, ILogger<ResultWriter> logger)
{
    public Task WriteAsync(HttpContext context, ProtocolResult result)
    {
        var headers = context.Response.Headers;
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        AllowReader(headers, result.Reader);
        return result switch
        {
            ProtocolResult.Redirect(var location, var cookies) => WriteRedirect(context, location, cookies),
            ProtocolResult.Interaction(var location, var cookie) => WriteRedirect(context, location, [cookie]),
            ProtocolResult.FormPost answer => formPostPage.WriteAsync(context, answer),
            ProtocolResult.Json json => WriteJsonAsync(context, json),
            ProtocolResult.Empty(var status, var challenge) => WriteEmptyAsync(context, status, challenge),
            ProtocolResult.ErrorPage page => WriteErrorPageAsync(context, page),
            _ => throw new UnreachableException(),
        };
    }

    // RFC 6750 3 tells what is wrong with a token in a header that scripts see only if it is named.
    private static void AllowReader(IHeaderDictionary headers, string? reader)
    {
        if (reader is not null)
        {
            headers.AccessControlAllowOrigin = reader;
            headers.AccessControlExposeHeaders = "WWW-Authenticate";
            headers.Vary = "Origin";
        }
    }

    private static Task WriteJsonAsync(HttpContext context, ProtocolResult.Json json)
    {
        context.Response.Headers.CacheControl = json.CacheControl;
        context.Response.ContentType = "application/json";
        if (json.RetryAfter is { } after)
        {
            context.Response.Headers.RetryAfter = ((long)double.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        SetStatus(context, json.Status, json.Challenge);
        return context.Response.WriteAsync(json.Body.ToJsonString(), context.RequestAborted);
    }

    // Started here, so that no page of the host takes the place of an answer that is meant for a program.
    private static Task WriteEmptyAsync(HttpContext context, int status, string? challenge)
    {
        SetStatus(context, status, challenge);
        context.Response.ContentLength = 0;
        return context.Response.StartAsync(context.RequestAborted);
    }

    private static void SetStatus(HttpContext context, int status, string? challenge)
    {
        context.Response.StatusCode = status;
        if (challenge is not null)
        {
            context.Response.Headers.WWWAuthenticate = challenge;
        }
    }

    [SuppressMessage("Security", "S2092", Justification = "Secure wherever the issuer is https; browsers drop Secure cookies of plain-http loopback addresses.")]
    private Task WriteRedirect(HttpContext context, string location, IReadOnlyList<BrowserCookie> cookies)
    {
        var cookieOptions = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", Secure = options.IsHttps };
        foreach (var (name, value) in cookies)
        {
            if (value is null)
            {
                context.Response.Cookies.Delete(name, cookieOptions);
            }
            else
            {
                context.Response.Cookies.Append(name, value, cookieOptions);
            }
        }

        // Set by hand: the framework's own redirects are 302 and rewrite the address.
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    }

    private Task WriteErrorPageAsync(HttpContext context, ProtocolResult.ErrorPage page)
    {
        LogErrorPage(logger, page.Error, page.Description, page.SupportCode);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return errorPages.WriteAsync(context, page);
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "Answered with the error page: {Error}, {Description} Support code {SupportCode}")]
    private static partial void LogErrorPage(ILogger logger, string error, string description, string supportCode);
}
