using System.Diagnostics;
using Identity.Domain.Methods;
using Identity.OpenId.Keys;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Authenticators.Totp;
using Identity.Storage.People;

namespace Identity.Server.Commands.Moving;

/// <summary>Methods between a file, where their secrets are in clear, and the database, where they are sealed (attack 9).</summary>
internal sealed class MovedMethods(ISecretSeal seal, PhoneDigests digests)
{
    /// <summary>The kinds of method that can be moved.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [MethodCatalogue.Totp.Name, MethodCatalogue.Phone.Name];

    /// <summary>Methods of a file for the database.</summary>
    public IReadOnlyList<ArchivedMethod> Sealed(IReadOnlyList<MovedMethod> methods, Guid personId, DateTimeOffset now) =>
        [.. methods.Select(method => Sealed(method, personId, now))];

    /// <summary>Methods of the database for a file.</summary>
    public IReadOnlyList<MovedMethod> Opened(ArchivedPerson person) =>
        [.. person.Methods.Where(method => Kinds.Contains(method.Method)).Select(method => Opened(method, person.Account.Id))];

    private ArchivedMethod Sealed(MovedMethod method, Guid personId, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var archived = new ArchivedMethod
        {
            Id = id,
            Method = MethodCatalogue.Totp.Name,
            Channel = $"totp:{id}",
            Label = method.Label,
            RegisteredAt = method.RegisteredAt ?? now,
            IsDefault = method.IsDefault,
            SealedSecret = [],
        };
        return method switch
        {
            MovedTotp totp => archived with { SealedSecret = totp.Secret.Seal(seal, personId, id) },
            MovedPhone { Phone: var phone } => archived with
            {
                Method = MethodCatalogue.Phone.Name,
                Channel = digests.Channel(phone.Address),
                Phone = phone.Slot,
                SealedSecret = phone.Seal(seal, personId, id),
            },
            _ => throw new UnreachableException(),
        };
    }

    private MovedMethod Opened(ArchivedMethod method, Guid personId) => method.Method == MethodCatalogue.Phone.Name
        ? new MovedPhone(PhoneSecret.Open(seal, personId, method.Id, method.SealedSecret), method.Label, method.RegisteredAt, method.IsDefault)
        : new MovedTotp(TotpSecret.Open(seal, personId, method.Id, method.SealedSecret), method.Label, method.RegisteredAt, method.IsDefault);
}
