using Identity.Domain.SecurityInfo;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo;

/// <summary>For people who are not signed in, or not well enough: a form, because a sign-in is begun by nothing less (rule 8).</summary>
internal sealed class SignInModel(SignOutHere signOut, AccountSignIn signIn) : AccountPage(signOut)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        new SeeOtherResult(await signIn.BeginAsync(new AccountTask.Visit(), cancellationToken));
}
