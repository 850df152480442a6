using System.ComponentModel.DataAnnotations;
using Identity.OpenId.Stores;
using Identity.Server.Gate;
using Identity.Server.Localization;
using Identity.Storage.Transactions;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>A sign-in that was started in another browser, or that is long over: it cannot go on here, and the app is the way to a new one (rule 7).</summary>
internal sealed class NotHereModel(SignOutHere signOut, TransactionStore transactions, IClientStore clients, Texts texts) : AccountPage(signOut)
{
    [FromRoute]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Handle { get; set; } = "";

    /// <summary>The app that the sign-in was for; <see langword="null"/> if it is not known any more.</summary>
    public string? AppName { get; private set; }

    /// <summary>The app's own start page, if it has one.</summary>
    public string? AppUrl { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await transactions.FindClientIdAsync(OpenId.Stores.Handle.Hash(Handle), cancellationToken) is { } clientId
            && (clientId == OwnPages.ClientId ? OwnPages.Client(texts) : await clients.FindAsync(clientId, cancellationToken)) is { } client)
        {
            (AppName, AppUrl) = (client.ClientName, client.ClientUri);
        }
    }
}
