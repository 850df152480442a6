using Identity.Domain.Enrollment;
using Identity.Server.Audit;
using Identity.Server.Gate;
using Identity.Storage.AppPasswords;

namespace Identity.Server.AppPasswords;

/// <summary>The wizard's last section: one transaction with the audit event, the notice and the gate's answer.</summary>
internal sealed class AppPasswordEnrollment(NewAppPasswords made, JourneyRecorder recorder, AuditTrail audit)
{
    /// <summary>Makes one; <see langword="null"/> if something else came first, or there is no room.</summary>
    public async Task<RecordedJourney?> MakeAsync(Journey journey, EnrollmentPermit permit, string name, CancellationToken cancellationToken)
    {
        var order = new AppPasswordOrder
        {
            PersonId = permit.PersonId,
            Epoch = permit.Epoch,
            Name = name,
            ShownIn = journey.Transaction.Key,
            Now = journey.Now,
        };
        var recorded = await recorder.RecordAsync(
            journey,
            journey.Transaction with { PersonId = permit.PersonId, Epoch = permit.Epoch },
            async () => await made.AddAsync(order, cancellationToken) is AddOutcome.Added,
            audit.Event(AuditKinds.AppPasswordAdded, journey) with { Details = name },
            cancellationToken);
        if (recorded is not null)
        {
            made.Committed();
        }

        return recorded;
    }
}
