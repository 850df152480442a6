using Identity.Server.Authenticators.Codes;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Identity.Storage.Codes;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>Confirms a phone or a mailbox anew with the code that was sent to it.</summary>
internal sealed class ReviewCodeModel(JourneyReader reader, MethodReview review) : ReviewAnswerPage(reader, review)
{
    [BindProperty]
    public CodeInput Input { get; set; } = new();

    /// <summary>How far the code is, and why no other was sent.</summary>
    public MailOffers Offers => new(Sent, Refused, Journey.Now);

    /// <summary>The handler that sends another code.</summary>
    public CodeChannel Resend => Channels(Chosen!)[0];

    protected override IReadOnlyList<CodeChannel> Served { get; } = [CodeChannel.Text, CodeChannel.Mail];

    public void OnGet() => Input = new CodeInput();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        return CodeProblems.Read(Input.Code, out var code) is { } problem
            ? Refuse(problem)
            : After(await Ceremony.ConfirmAsync(Journey, Chosen!, code, cancellationToken));
    }
}
