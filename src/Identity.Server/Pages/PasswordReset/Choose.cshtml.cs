using Identity.Domain.PasswordReset;
using Identity.Server.PasswordReset;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>What to reset with: the methods that policy knows, for any name and without a hint (attack 11).</summary>
internal sealed class ChooseModel(ResetReader reader) : ResetPage(reader)
{
    /// <summary>The names of the methods, in policy's order.</summary>
    public IReadOnlyList<string> Methods => [.. Offer.Offered.Select(method => method.Name)];

    /// <summary>Next was pressed and nothing was chosen.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>The chosen method's name in policy.</summary>
    [BindProperty]
    public string? Method { get; set; }

    private ResetDecision.Verify Offer => (ResetDecision.Verify)Decision;

    public void OnGet() => Method = Methods[0];

    public IActionResult OnPost()
    {
        var chosen = Offer.Offered.FirstOrDefault(method => method.Name == Method);
        IsMissing = chosen is null;
        return chosen is null ? Page() : SeeOther(ResetPaths.Method(Handle, chosen));
    }

    protected override bool Serves(ResetDecision decision) => decision is ResetDecision.Verify({ Count: > 1 }, _);
}
