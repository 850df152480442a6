using System.Net;
using Identity.OpenId.Gate;
using Identity.OpenId.Requests;
using Identity.Storage;
using Identity.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Identity.Server.Tests.Model;

/// <summary>A browser that asks the server's own pages, without a wire and without markup: their handlers and what they guard are the real ones.</summary>
internal sealed class ModelBrowser(RunningServer server, int number)
{
    private const int MostJourneys = 5;

    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    /// <summary>Its number, from 0.</summary>
    public int Number => number;

    /// <summary>Where it is.</summary>
    public IPAddress Address { get; } = new([192, 0, 2, (byte)(number + 1)]);

    /// <summary>The sign-ins that it remembers, the newest last.</summary>
    public List<ModelJourney> Journeys { get; } = [];

    /// <summary>The handles of its password resets, the newest last.</summary>
    public List<string> Resets { get; } = [];

    /// <summary>The cookies, as the engine takes them.</summary>
    public BrowserCookies Cookies => new(cookies);

    /// <summary>A cookie; <see langword="null"/> if it has none of that name.</summary>
    public string? Cookie(string name) => cookies.GetValueOrDefault(name);

    /// <summary>Remembers a sign-in; the oldest is forgotten.</summary>
    public void Remember(ModelJourney journey)
    {
        Journeys.Add(journey);
        if (Journeys.Count > MostJourneys)
        {
            Journeys.RemoveAt(0);
        }
    }

    /// <summary>Asks services in a request of this browser.</summary>
    /// <typeparam name="T">What they answer.</typeparam>
    public Task<T> AskAsync<T>(Func<IServiceProvider, Task<T>> ask) => RequestAsync("GET", "/", (services, _) => ask(services));

    /// <summary>Takes the cookies of an answer of the engine.</summary>
    public void Take(ProtocolResult result)
    {
        IReadOnlyList<BrowserCookie> taken = result switch
        {
            ProtocolResult.Interaction(_, var cookie) => [cookie],
            ProtocolResult.Redirect(_, var several) => several,
            _ => [],
        };
        foreach (var (name, value) in taken)
        {
            Keep(name, value);
        }
    }

    /// <summary>Sends a form to a page, or opens it; where it leads, or <see langword="null"/> if the page is shown.</summary>
    /// <typeparam name="TPage">The page.</typeparam>
    public Task<string?> VisitAsync<TPage>(string method, string path, Action<TPage> fill, Func<TPage, Task<IActionResult?>> handle)
        where TPage : PageModel => RequestAsync(method, path, async (services, context) =>
        {
            var page = ActivatorUtilities.CreateInstance<TPage>(services);
            page.PageContext = new PageContext { HttpContext = context, RouteData = new RouteData(), ActionDescriptor = new CompiledPageActionDescriptor() };
            fill(page);
            var executing = new PageHandlerExecutingContext(page.PageContext, [], null, new Dictionary<string, object?>(), page);
            var result = default(IActionResult);
            await page.OnPageHandlerExecutionAsync(executing, async () =>
            {
                result = await handle(page);
                return new PageHandlerExecutedContext(page.PageContext, [], null, page);
            });
            result = executing.Result ?? result;
            if (result is not (null or PageResult or JsonResult))
            {
                await result.ExecuteResultAsync(page.PageContext);
            }

            return context.Response.Headers.Location.Count == 0 ? null : context.Response.Headers.Location.ToString();
        });

    private async Task<T> RequestAsync<T>(string method, string path, Func<IServiceProvider, HttpContext, Task<T>> ask)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Method = method;
        context.Request.Path = path;
        context.Request.Headers.UserAgent = "Model";
        context.Request.Headers.Cookie = string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
        context.Connection.RemoteIpAddress = Address;
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        // Once for the whole request: opening it for each command takes as long as most commands.
        await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Database.OpenConnectionAsync();
        var answer = await ask(scope.ServiceProvider, context);
        foreach (var set in SetCookieHeaderValue.ParseList([.. context.Response.Headers.SetCookie.OfType<string>()]))
        {
            Keep(set.Name.ToString(), set.Expires < DateTimeOffset.UnixEpoch.AddYears(1) ? null : Uri.UnescapeDataString(set.Value.ToString()));
        }

        return answer;
    }

    private void Keep(string name, string? value)
    {
        if (value is null)
        {
            cookies.Remove(name);
        }
        else
        {
            cookies[name] = value;
        }
    }
}
