using System.Globalization;
using Identity.Domain.Methods;
using Identity.Server.Audit;
using Identity.Server.Authenticators.Recovery;
using Identity.Server.Delivery;
using Identity.Server.Gate;
using Identity.Storage.Notices;

namespace Identity.Server.RecoveryCodes;

/// <summary>What using a recovery code is besides a second step: the code is spent, and the person is told each time.</summary>
internal sealed class RecoveryCodeUse(RecoveryCodeAuthenticator authenticator, ChangeNotices notices, AuditTrail audit)
{
    /// <summary>Spends the code in the caller's write, with the event and the notice; <see langword="false"/> if it was spent before.</summary>
    public async Task<bool> TrySpendAsync(Journey journey, RecoveryCodeAnswer.Right right, CancellationToken cancellationToken)
    {
        var personId = journey.Person!.Facts.Id;
        if (await authenticator.TrySpendAsync(personId, right, cancellationToken) is not { } left)
        {
            return false;
        }

        var count = left.ToString(CultureInfo.InvariantCulture);
        await audit.AddAsync(audit.Event(AuditKinds.RecoveryCodeUsed, journey) with { Data = count }, cancellationToken);
        var change = new AccountChange(ChangeKind.RecoveryCodeUsed, MethodCatalogue.RecoveryCodes, right.Proof.MethodId) { Name = count };
        await notices.ChangedAsync(personId, change, cancellationToken);
        return true;
    }

    /// <summary>After the caller's write: the try is given back, and the notice is sent.</summary>
    public async Task AcceptedAsync(Journey journey, CancellationToken cancellationToken)
    {
        await authenticator.AcceptedAsync(journey.Person!.Facts.Id, cancellationToken);
        notices.Committed();
    }
}
