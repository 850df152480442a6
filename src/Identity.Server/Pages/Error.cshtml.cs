using System.Diagnostics.CodeAnalysis;
using Identity.OpenId.Requests;
using Identity.Server.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Pages;

/// <summary>What went wrong, where it cannot be sent back to an app: a bad request of an app, a wrong address, a failure of ours.</summary>
/// <remarks>It asks the database nothing, which may be what has failed; so it does not say who is signed in.</remarks>
[IgnoreAntiforgeryToken]
[SuppressMessage("Security", "S4502", Justification = "Changes nothing; a form that failed must be able to show it.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed partial class ErrorModel(SupportCode code, ILogger<ErrorModel> logger) : PageModel
{
    /// <summary>The registered error code of an app's bad request (RFC 6749, 4.1.2.1).</summary>
    public string? Error => Problem?.Error;

    /// <summary>What is wrong with the request, for the developer of the app.</summary>
    public string? Description => Problem?.Description;

    /// <summary>Finds this event in the log.</summary>
    public string SupportCode => code.Value;

    /// <summary>Whether there is nothing at the address.</summary>
    public bool IsNotFound { get; private set; }

    private ProtocolResult.ErrorPage? Problem => HttpContext.Items[typeof(ProtocolResult.ErrorPage)] as ProtocolResult.ErrorPage;

    /// <summary>Shows the page for an answer without a body, or for an exception.</summary>
    public void OnGet(int? status)
    {
        IsNotFound = status == StatusCodes.Status404NotFound;
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is { Error: var failure })
        {
            LogFailure(logger, SupportCode, failure);
        }
    }

    /// <summary>The same for a request that was a form.</summary>
    public void OnPost(int? status) => OnGet(status);

    [LoggerMessage(EventId = 2310, Level = LogLevel.Error, Message = "Failed, support code {SupportCode}")]
    private static partial void LogFailure(ILogger logger, string supportCode, Exception failure);
}
