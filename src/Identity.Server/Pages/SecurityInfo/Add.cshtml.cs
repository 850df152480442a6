using Identity.Domain.Methods;
using Identity.Domain.SecurityInfo;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo;

/// <summary>Chooses a method to add; the wizard's own pages set it up.</summary>
internal sealed class AddModel(AccountReader reader, AccountSignIn signIn) : SecurityInfoPage(reader, signIn)
{
    /// <summary>What policy lets the person register, in its order.</summary>
    public IReadOnlyList<Choice> Choices =>
        [.. Usable.Select(method => new Choice(method.Name, method is ResetOnlyMethod ? ChoiceTag.ResetOnly : null))];

    /// <summary>Next was pressed and nothing was chosen.</summary>
    public bool Missing { get; private set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    private IEnumerable<AuthenticationMethod> Usable
    {
        get
        {
            var (policy, groups) = (Account.Policy, Account.Person.Facts.Groups);
            return policy.OrderFor(groups).Where(policy.UsableFor(groups).Contains);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var kind = Usable.FirstOrDefault(method => method.Name == Input.Method);
        Missing = kind is null;
        return kind is null ? Page() : await BeginAsync(new AccountTask.Bind(kind, Replaces: null), cancellationToken);
    }

    internal sealed class InputModel
    {
        /// <summary>The method's name in policy.</summary>
        public string? Method { get; init; }
    }
}
