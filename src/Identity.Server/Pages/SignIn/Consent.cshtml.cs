using System.Collections.Frozen;
using Identity.Domain.SignIn;
using Identity.Server.Audit;
using Identity.Server.Gate;
using Identity.Storage.Transactions;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>Asks whether an app may have what it asks for.</summary>
internal sealed class ConsentModel(JourneyReader reader, JourneyRecorder recorder, AuditTrail audit) : JourneyPage(reader)
{
    /// <summary>The scopes that have a description; others are shown by name.</summary>
    public static FrozenSet<string> Described { get; } = ["openid", "profile", "email", "address", "phone", "offline_access"];

    /// <summary>What the app asks for, as it names it.</summary>
    public IReadOnlyList<string> Scopes => Journey.Request.Scopes;

    public Task<IActionResult> OnPostAllowAsync(CancellationToken cancellationToken) =>
        RecordAsync(Journey.Transaction with { ConsentedAt = Journey.Now }, AuditKinds.ConsentGiven, cancellationToken);

    public Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) =>
        RecordAsync(Journey.Transaction with { DeniedAt = Journey.Now }, AuditKinds.ConsentDenied, cancellationToken);

    protected override bool Serves(GateDecision decision) => decision is GateDecision.Consent;

    private async Task<IActionResult> RecordAsync(StoredTransaction next, string kind, CancellationToken cancellationToken)
    {
        var person = Journey.Person!.Facts;
        var recorded = await recorder.RecordAsync(
            Journey, next with { PersonId = person.Id, Epoch = person.Epoch }, () => Task.FromResult(true), audit.Event(kind, Journey), cancellationToken);
        return SeeOther(recorded is { Journey.Transaction.DeniedAt: not null } ? JourneyPaths.Resume(Handle) : recorded?.Path ?? JourneyPaths.Next(Handle));
    }
}
