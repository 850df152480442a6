using Identity.Server.Audit;
using Identity.Server.Gate;

namespace Identity.Server.Pages.SecurityInfo;

/// <summary>What happened lately to the account.</summary>
internal sealed class ActivityModel(AccountReader reader, AccountSignIn signIn, PersonActivity activity) : SecurityInfoPage(reader, signIn)
{
    private const int Shown = 50;

    /// <summary>The last events, the newest first.</summary>
    public IReadOnlyList<ActivityEntry> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Entries = await activity.ReadAsync(Account.Person.Facts.Id, Shown, cancellationToken);
}
