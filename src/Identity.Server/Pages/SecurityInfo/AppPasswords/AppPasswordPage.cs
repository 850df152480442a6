using Identity.Domain.AppPasswords;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo.AppPasswords;

/// <summary>A page about app passwords; there is none for people who have none by policy.</summary>
internal abstract class AppPasswordPage(AccountReader reader, AccountSignIn signIn) : SecurityInfoPage(reader, signIn)
{
    /// <summary>The list, below <see cref="OwnPages.Path"/>.</summary>
    protected const string ListPage = "app-passwords";

    /// <summary>The form for a new one.</summary>
    protected const string AddPage = $"{ListPage}/add";

    /// <summary>Where the new one is shown.</summary>
    protected const string ShowPage = $"{ListPage}/show";

    protected override IActionResult? Prepare() => AppPasswordRules.AreOn(Account.Policy, Account.Person.Facts) ? null : Overview();

    /// <summary>Goes to another of these pages.</summary>
    protected static IActionResult To(string page) => new SeeOtherResult($"{OwnPages.Path}/{page}");
}
