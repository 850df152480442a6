using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Server.Gate;

namespace Identity.Server.Pages.Shared;

/// <summary>Which of the methods that must be set up this page is about.</summary>
/// <param name="Current">From 1; one more than <paramref name="Total"/> when all are done.</param>
/// <param name="Total">How many there are.</param>
internal sealed record WizardProgress(int Current, int Total)
{
    /// <summary>Where to go instead, for people who set up something because they wanted to; <see langword="null"/> if they have to.</summary>
    public string? CancelPath { get; init; }

    /// <summary>Where a sign-in is: after the methods that were confirmed in it, before those that are left.</summary>
    public static WizardProgress Of(Journey journey, int left)
    {
        // What is good for password reset alone leaves no proof: its date tells.
        var proven = journey.Transaction.Proofs.Count(proof => proof is TwoStepProof { AtRegistration: true });
        var others = journey.Person?.Facts.Methods.Count(method => method.Method is ResetOnlyMethod && method.RegisteredAt >= journey.Transaction.StartedAt) ?? 0;
        var done = proven + others;
        return new WizardProgress(done + 1, done + left) { CancelPath = journey.Transaction.Task is null ? null : OwnPages.Path };
    }

    /// <summary>The same after so many more that leave neither proof nor method: app passwords.</summary>
    public WizardProgress With(int done) => this with { Current = Current + done, Total = Total + done };
}
