using Identity.Server.Gate;
using Identity.Server.Localization;
using Identity.Server.Pages.Shared;
using Identity.Server.SecurityInfo;
using Identity.Storage.Clients;
using Identity.Storage.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo;

/// <summary>Where a person is signed in.</summary>
internal sealed class SessionsModel(
    AccountReader reader, AccountSignIn signIn, SessionStore sessions, ClientStore clients, AccessChanges changes, Texts texts) : SecurityInfoPage(reader, signIn)
{
    /// <summary>The sessions, the newest first.</summary>
    public IReadOnlyList<ShownSession> Sessions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var places = await sessions.ListAsync(Account.Person.Facts.Id, Account.Now, cancellationToken);
        var names = await clients.FindNamesAsync([.. places.SelectMany(place => place.ClientIds).Distinct()], cancellationToken);
        Sessions = [.. places.Select(place => new ShownSession(
            place.Id, texts.Device(place.Browser, place.System), place.Id == Account.Session.Id, place.Since, [.. place.ClientIds.Where(names.ContainsKey).Select(id => names[id])]))];
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
    {
        await changes.EndSessionAsync(id, cancellationToken);
        return new SeeOtherResult($"{OwnPages.Path}/sessions");
    }
}
