using Identity.Domain.Methods;
using Identity.Server.Gate;
using Identity.Storage.Methods;

namespace Identity.Server.Authenticators;

/// <summary>Begins half-made methods.</summary>
internal static class NewPending
{
    /// <summary>One of the person of a sign-in, which lives as long as the registration session.</summary>
    /// <param name="journey">The sign-in.</param>
    /// <param name="method">The kind of method.</param>
    /// <param name="seal">Seals its secret for the person and for the row, whose id it is given.</param>
    public static PendingMethod In(Journey journey, AuthenticationMethod method, Func<Guid, Guid, byte[]> seal)
    {
        var person = journey.Person!.Facts;
        var id = Guid.CreateVersion7(journey.Now);
        return new PendingMethod
        {
            Id = id,
            PersonId = person.Id,
            Epoch = person.Epoch,
            TransactionKey = journey.Transaction.Key,
            Method = method.Name,
            SealedSecret = seal(person.Id, id),
            CreatedAt = journey.Now,
            ExpiresAt = journey.Now + JourneyRecorder.RegistrationSession,
        };
    }
}
