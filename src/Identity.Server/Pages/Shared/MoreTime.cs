using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace Identity.Server.Pages.Shared;

/// <summary>"I need more time": it is posted to the page itself, with all that its address says, and answered there.</summary>
internal static class MoreTime
{
    private const string Handler = "handler";

    /// <summary>Where it goes.</summary>
    public static string Path(HttpRequest request) => QueryString.Create(Query(request).Append(new(Handler, "Extend"))).Value!;

    /// <summary>The same page again, or what the page's script has to know to leave everything as it is.</summary>
    /// <param name="request">The request.</param>
    /// <param name="extended">How long there is now; <see langword="null"/> if no more was given.</param>
    public static IActionResult Answer(HttpRequest request, SessionTime? extended) => extended is null || request.Headers.Accept != "application/json"
        ? new SeeOtherResult($"{request.Path}{QueryString.Create(Query(request))}")
        : new JsonResult(new { seconds = extended.Seconds, mayExtend = extended.MayExtend });

    private static IEnumerable<KeyValuePair<string, StringValues>> Query(HttpRequest request) =>
        request.Query.Where(parameter => parameter.Key != Handler);
}
