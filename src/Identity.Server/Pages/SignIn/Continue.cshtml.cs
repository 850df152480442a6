using Identity.Domain.SignIn;
using Identity.Server.Gate;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>For a person who has proven enough while the session was ended elsewhere: one more click makes it anew.</summary>
internal sealed class ContinueModel(JourneyReader reader, JourneyRecorder recorder) : JourneyPage(reader)
{
    public IActionResult OnGet() => Journey.IsCoveredBySession() ? SeeOther(JourneyPaths.For(Decision, Journey)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var recorded = await recorder.RecordAsync(Journey, Journey.Transaction, () => Task.FromResult(true), happened: null, cancellationToken);
        return SeeOther(recorded?.Path ?? JourneyPaths.Next(Handle));
    }

    protected override bool Serves(GateDecision decision) => decision is GateDecision.Proceed;
}
