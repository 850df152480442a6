using Identity.Domain.SecurityInfo;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Identity.Server.SecurityInfo;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo;

/// <summary>Chooses the method that is asked first.</summary>
internal sealed class DefaultModel(AccountReader reader, AccountSignIn signIn, MethodChanges changes) : SecurityInfoPage(reader, signIn)
{
    private const string Path = "default";

    /// <summary>What can be asked first.</summary>
    public IReadOnlyList<MethodChoice> Choices =>
    [
        .. Account.Methods.Where(method => SecurityInfoRules.MayBeDefault(Account.Policy, Account.Person.Facts, method)).Select(MethodChoice.Of),
    ];

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() => Input = new InputModel { Id = Account.Methods.FirstOrDefault(method => method.IsDefault)?.Id };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Input.Id is { } id
        ? await AfterAsync(await changes.SetDefaultAsync(id, Path, cancellationToken), cancellationToken) ?? Page()
        : Page();

    internal sealed class InputModel
    {
        /// <summary>The method's id.</summary>
        public Guid? Id { get; init; }
    }
}
