using Identity.Server.Authenticators.Codes;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Shared;

/// <summary>What the script of a waiting page learns of a call. Nothing that proves anything: the form that it sends then is judged like any other (fault 16).</summary>
internal static class CallState
{
    public static JsonResult Of(CodeProgress? progress) => new(new { answered = progress?.IsAnswered ?? false, over = progress is not { HasFailed: false } });
}
