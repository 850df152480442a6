using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Hosting;

/// <summary>Logs each page that is shown under its support code, so that what a person reads out is found.</summary>
internal sealed partial class ShownPages(SupportCode code, ILogger<ShownPages> logger) : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        // The page by its name: an address has the handle of a sign-in in it.
        if (context is { Result: PageResult, ActionDescriptor: PageActionDescriptor page })
        {
            LogShown(logger, page.ViewEnginePath, code.Value, code.SignIn?.Person?.Facts.Id, code.SignIn?.Client.ClientId);
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    [LoggerMessage(EventId = 2303, Level = LogLevel.Information, Message = "Showed {Page}, support code {SupportCode}, to {Person} for {Client}")]
    private static partial void LogShown(ILogger logger, string page, string supportCode, Guid? person, string? client);
}
