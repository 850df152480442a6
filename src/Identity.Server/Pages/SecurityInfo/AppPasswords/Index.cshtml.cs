using Identity.Domain.AppPasswords;
using Identity.Domain.SecurityInfo;
using Identity.Server.Gate;
using Identity.Server.Localization;
using Identity.Server.Pages.Shared;
using Identity.Storage.AppPasswords;
using Identity.Storage.Clients;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo.AppPasswords;

/// <summary>A person's app passwords: name, when made, when and from where last used. The passwords themselves are nowhere.</summary>
internal sealed class IndexModel(AccountReader reader, AccountSignIn signIn, AppPasswordStore passwords, ClientStore clients, Texts texts)
    : AppPasswordPage(reader, signIn)
{
    private readonly Dictionary<string, string> places = new(StringComparer.Ordinal)
    {
        [DoorNames.Web] = texts[$"AppPasswords.Door.{Doors.Web}"],
        [DoorNames.Mail] = texts[$"AppPasswords.Door.{Doors.Mail}"],
    };

    /// <summary>Those that work, the newest first.</summary>
    public IReadOnlyList<AppPassword> Passwords { get; private set; } = [];

    /// <summary>Whether there may be one more.</summary>
    public bool HasRoom => Passwords.Count < AppPasswordRules.Most;

    /// <summary>The doors of one that is not for all of them, in words.</summary>
    public string DoorsOf(AppPassword password) =>
        string.Join(", ", DoorNames.Each.Where(door => password.Doors.HasFlag(door)).Select(door => texts[$"AppPasswords.Door.{door}"]));

    /// <summary>From where one was last used: an address, or the app through which it was.</summary>
    public string PlaceOf(AppPassword password) => places.GetValueOrDefault(password.LastUsedFrom ?? "", password.LastUsedFrom ?? "");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Passwords = await passwords.ListAsync(Account.Person.Facts.Id, Account.Now, cancellationToken);
        foreach (var clientId in Passwords.Where(password => password.LastUsedDoor is Doors.Grant).Select(password => password.LastUsedFrom).OfType<string>())
        {
            places[clientId] = (await clients.FindAsync(clientId, cancellationToken))?.ClientName ?? clientId;
        }
    }

    /// <summary>Goes to the form, by way of the proof that making one takes, so that nothing is typed before it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var task = new AccountTask.Prove(Kind: null, AddPage);
        return Account.Allows(task) ? new SeeOtherResult($"{OwnPages.Path}/{AddPage}") : await BeginAsync(task, cancellationToken);
    }
}
