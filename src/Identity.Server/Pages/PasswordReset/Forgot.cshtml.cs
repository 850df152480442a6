using System.ComponentModel.DataAnnotations;
using Identity.Server.PasswordReset;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>The first page of a reset that was begun at a sign-in. Of the sign-in it knows the handle, as a way back (rules 4 and 7).</summary>
internal sealed class ForgotModel(ResetStart start) : StartPage(start)
{
    [FromRoute]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Handle { get; set; } = "";

    protected override string? WaitingSignIn => Handle;
}
