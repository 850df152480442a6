using Identity.Domain.Methods;
using Identity.Domain.SecurityInfo;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo.RecoveryCodes;

/// <summary>A page about recovery codes; there is none for people who have none and may make none.</summary>
internal abstract class RecoveryCodePage(AccountReader reader, AccountSignIn signIn) : SecurityInfoPage(reader, signIn)
{
    /// <summary>The overview of them, below <see cref="OwnPages.Path"/>.</summary>
    protected const string MainPage = "recovery-codes";

    /// <summary>Where new ones are shown.</summary>
    protected const string ShowPage = $"{MainPage}/show";

    /// <summary>The codes that the person has; <see langword="null"/> if there are none.</summary>
    public RegisteredMethod? Codes => Account.Methods.FirstOrDefault(method => method.Method == MethodCatalogue.RecoveryCodes);

    /// <summary>Whether the person may make new ones.</summary>
    public bool MayMake => SecurityInfoRules.MayMakeRecoveryCodes(Account.Policy, Account.Person.Facts);

    protected override IActionResult? Prepare() => MayMake || Codes is not null ? null : Overview();

    /// <summary>Goes to another of these pages.</summary>
    protected static IActionResult To(string page) => new SeeOtherResult($"{OwnPages.Path}/{page}");
}
