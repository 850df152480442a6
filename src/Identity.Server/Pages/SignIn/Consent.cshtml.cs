using Identity.Domain.SignIn;
using Identity.OpenId.Devices;
using Identity.OpenId.Resources;
using Identity.Server.Audit;
using Identity.Server.Gate;
using Identity.Storage.Consents;
using Identity.Storage.Resources;
using Identity.Storage.Transactions;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>Asks whether an app may have what it asks for.</summary>
internal sealed class ConsentModel(
    JourneyReader reader, JourneyRecorder recorder, ConsentStore consents, ResourceStore resources, DeviceRequests devices, AuditTrail audit) : JourneyPage(reader)
{
    /// <summary>What the app asks for, of the person's own details.</summary>
    public IEnumerable<string> Scopes => Journey.Request.Access.Scopes.Except(Apis.SelectMany(api => api.Scopes.Keys), StringComparer.Ordinal);

    /// <summary>The APIs that it asks for.</summary>
    public IReadOnlyList<Resource> Apis { get; private set; } = [];

    /// <summary>Whether it is a device that asks, by a code that the person has typed.</summary>
    public bool IsOfDevice => Journey.Request.Access.IsOfDevice;

    /// <summary>The code that the device shows, to be compared; <see langword="null"/> for an app.</summary>
    public UserCode? DeviceCode { get; private set; }

    /// <summary>Whether another program could pose as this one, so that the person has to know that it is the right one.</summary>
    public bool CanBePosedAs => Journey.Client.CanBePosedAs(Journey.Request.Access.RedirectUri);

    /// <summary>What the app asks of an API, as it names it.</summary>
    public IEnumerable<string> Of(Resource api) => Journey.Request.Access.Scopes.Where(api.Scopes.ContainsKey);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var asked = Journey.Request.Resources;
        Apis = asked.Count == 0 ? [] : [.. (await resources.ListAsync(cancellationToken)).Where(api => asked.Contains(api.Identifier))];
        DeviceCode = await devices.FindCodeAsync(Journey.Request, Journey.Now, cancellationToken);
        return IsOfDevice && DeviceCode is null ? SeeOther(DevicePaths.Over) : Page();
    }

    public Task<IActionResult> OnPostAllowAsync(CancellationToken cancellationToken)
    {
        var (person, request) = (Journey.Person!.Facts.Id, Journey.Request);
        return RecordAsync(
            Journey.Transaction with { ConsentedAt = Journey.Now },
            () => consents.GiveAsync(person, request.ClientId, request.Access, Journey.Now, cancellationToken),
            AuditKinds.ConsentGiven,
            cancellationToken);
    }

    public Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) => RecordAsync(
        Journey.Transaction with { DeniedAt = Journey.Now }, () => Task.CompletedTask, AuditKinds.ConsentDenied, cancellationToken);

    protected override bool Serves(GateDecision decision) => decision is GateDecision.Consent;

    private async Task<IActionResult> RecordAsync(StoredTransaction next, Func<Task> alongside, string kind, CancellationToken cancellationToken)
    {
        var person = Journey.Person!.Facts;
        var recorded = await recorder.RecordAsync(
            Journey, next with { PersonId = person.Id, Epoch = person.Epoch }, WriteAsync, audit.Event(kind, Journey), cancellationToken);
        return SeeOther(recorded is { Journey.Transaction.DeniedAt: not null } ? JourneyPaths.Resume(Handle) : recorded?.Path ?? JourneyPaths.Next(Handle));

        async Task<bool> WriteAsync()
        {
            await alongside();
            return true;
        }
    }
}
