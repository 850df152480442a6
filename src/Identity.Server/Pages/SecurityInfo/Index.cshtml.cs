using Identity.Domain.AppPasswords;
using Identity.Domain.Methods;
using Identity.Domain.SecurityInfo;
using Identity.Server.Gate;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo;

/// <summary>What a person has registered, in two groups by what it is good for.</summary>
internal sealed class IndexModel(AccountReader reader, AccountSignIn signIn) : SecurityInfoPage(reader, signIn)
{
    /// <summary>The groups, the one for signing in first; none is empty.</summary>
    public IReadOnlyList<MethodGroup> Groups =>
    [
        .. Account.Methods.Where(method => !method.Method.IsReserve).GroupBy(method => method.Method is TwoStepMethod).OrderByDescending(group => group.Key)
            .Select(group => new MethodGroup(group.Key, [.. group])),
    ];

    /// <summary>The method that is asked first; <see langword="null"/> if there is none.</summary>
    public RegisteredMethod? Default => Account.Methods.FirstOrDefault(method => method.IsDefault);

    /// <summary>Whether another one could be asked first.</summary>
    public bool CanChangeDefault =>
        Account.Methods.Count(method => SecurityInfoRules.MayBeDefault(Account.Policy, Account.Person.Facts, method)) > 1;

    /// <summary>Whether policy lets the person register anything more.</summary>
    public bool CanAdd => Account.Policy.UsableFor(Account.Person.Facts.Groups).Count > 0;

    /// <summary>Whether policy lets the person have app passwords.</summary>
    public bool HasAppPasswords => AppPasswordRules.AreOn(Account.Policy, Account.Person.Facts);

    /// <summary>Whether policy lets the person have devices remembered.</summary>
    public bool HasDevices => Account.Policy.RememberDeviceDays > 0;

    /// <summary>The recovery codes that the person has; <see langword="null"/> if there are none.</summary>
    public RegisteredMethod? RecoveryCodes => Account.Methods.FirstOrDefault(method => method.Method == MethodCatalogue.RecoveryCodes);

    /// <summary>Whether the person may make recovery codes.</summary>
    public bool MayMakeRecoveryCodes => SecurityInfoRules.MayMakeRecoveryCodes(Account.Policy, Account.Person.Facts);

    /// <summary>Whether a method was registered a moment ago.</summary>
    public bool WasAdded => Request.Query.ContainsKey(OwnPages.Added);

    /// <summary>Whether policy lets it be used, and so be replaced by one of its kind.</summary>
    public bool IsOn(RegisteredMethod method) => Account.Policy.UsableFor(Account.Person.Facts.Groups).Contains(method.Method);

    /// <summary>Chooses a new password.</summary>
    public Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken) => BeginAsync(new AccountTask.ChangePassword(), cancellationToken);

    /// <summary>Registers another one of the kind in a method's place: the old one works until the new one does (fault 22).</summary>
    public async Task<IActionResult> OnPostChangeAsync(Guid id, CancellationToken cancellationToken) => Account.Find(id) is { } method
        ? await BeginAsync(new AccountTask.Bind(method.Method, method.Id), cancellationToken)
        : Overview();
}
