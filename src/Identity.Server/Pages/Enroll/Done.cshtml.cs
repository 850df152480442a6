using Identity.Domain.SignIn;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Identity.Storage.AppPasswords;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll;

/// <summary>The wizard's last page: what is registered now, and what happens at the next sign-in.</summary>
internal sealed class DoneModel(JourneyReader reader, AppPasswordStore passwords) : JourneyPage(reader)
{
    public WizardProgress Progress => WizardProgress.Of(Journey, left: 0).With(AppPassword is null ? 0 : 1);

    /// <summary>The name of the app password that was made in this sign-in; <see langword="null"/> if none was.</summary>
    public string? AppPassword { get; private set; }

    /// <summary>Everything that is registered, the default first.</summary>
    public IReadOnlyList<MethodChoice> Methods =>
        [.. Journey.Person!.Facts.Methods.OrderByDescending(method => method.IsDefault).Select(MethodChoice.Of)];

    /// <summary>The same in the groups that there is something in: for sign-in and password reset, then for password reset only.</summary>
    public IReadOnlyList<IGrouping<bool, MethodChoice>> Groups => [.. Methods.GroupBy(method => method.IsResetOnly).OrderBy(group => group.Key)];

    /// <summary>Where the sign-in goes on.</summary>
    public string NextUrl => JourneyPaths.Next(Handle);

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancellationToken)
    {
        var person = Journey.Person!.Facts;
        AppPassword = person.HasAppPassword
            ? (await passwords.ListAsync(person.Id, Journey.Now, cancellationToken)).FirstOrDefault(made => made.CreatedAt >= Journey.Transaction.StartedAt)?.Name
            : null;
        return null;
    }

    protected override bool Serves(GateDecision decision) => decision is GateDecision.Proceed or GateDecision.Consent;
}
