using Identity.Domain.SecurityInfo;
using Identity.Server.Gate;
using Identity.Server.SecurityInfo;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo;

/// <summary>Asks before a method is deleted (WCAG 3.3.4).</summary>
internal sealed class DeleteModel(AccountReader reader, AccountSignIn signIn, MethodChanges changes) : MethodPage(reader, signIn)
{
    /// <summary>Whether a rule of the organisation requires the method.</summary>
    public bool IsRequired { get; private set; }

    /// <summary>Whether the recovery codes go with it, because nothing is left that they could stand in for.</summary>
    public bool TakesCodes => SecurityInfoRules.Remove(Account.Policy, Account.Person.Facts, Id) is RemovalAnswer.Allowed { Codes: not null };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await changes.RemoveAsync(Id, $"delete/{Id}", cancellationToken);
        IsRequired = outcome is ChangeOutcome.Required;
        return await AfterAsync(outcome, cancellationToken) ?? Page();
    }
}
