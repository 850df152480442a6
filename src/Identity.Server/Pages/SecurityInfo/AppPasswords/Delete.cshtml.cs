using Identity.Server.AppPasswords;
using Identity.Server.Gate;
using Identity.Storage.AppPasswords;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo.AppPasswords;

/// <summary>Asks before an app password is deleted (WCAG 3.3.4); of anybody else's there is none (fault 8).</summary>
internal sealed class DeleteModel(AccountReader reader, AccountSignIn signIn, AppPasswordStore passwords, AppPasswordChanges changes)
    : AppPasswordPage(reader, signIn)
{
    /// <summary>Its id, from the path.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The person's name for it.</summary>
    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = (await passwords.ListAsync(Account.Person.Facts.Id, Account.Now, cancellationToken)).FirstOrDefault(password => password.Id == Id);
        Name = found?.Name ?? "";
        return found is null ? To(ListPage) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await changes.RemoveAsync(Id, cancellationToken);
        return To(ListPage);
    }
}
