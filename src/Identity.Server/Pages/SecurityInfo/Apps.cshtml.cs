using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Identity.Server.SecurityInfo;
using Identity.Storage.Clients;
using Identity.Storage.Consents;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo;

/// <summary>The apps that a person has let in.</summary>
internal sealed class AppsModel(AccountReader reader, AccountSignIn signIn, ConsentStore consents, ClientStore clients, AccessChanges changes)
    : SecurityInfoPage(reader, signIn)
{
    /// <summary>The apps, the oldest first.</summary>
    public IReadOnlyList<ShownApp> Apps { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var access = await consents.ListAsync(Account.Person.Facts.Id, Account.Now, cancellationToken);
        var names = await clients.FindNamesAsync([.. access.Select(app => app.ClientId)], cancellationToken);
        Apps = [.. access.Where(app => names.ContainsKey(app.ClientId)).Select(app => new ShownApp(app.ClientId, names[app.ClientId], app.Scopes, app.Since))];
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string id, CancellationToken cancellationToken)
    {
        await changes.WithdrawAsync(id, cancellationToken);
        return new SeeOtherResult($"{OwnPages.Path}/apps");
    }
}
