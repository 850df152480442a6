using Identity.Domain.Methods;
using Identity.OpenId.Keys;
using Identity.Server.Authenticators.Totp;
using Identity.Storage.People;

namespace Identity.Server.Commands.Moving;

/// <summary>Methods between a file, where their secrets are in clear, and the database, where they are sealed (attack 9).</summary>
internal static class MovedMethods
{
    /// <summary>The kinds of method that can be moved.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [MethodCatalogue.Totp.Name];

    /// <summary>Methods of a file for the database.</summary>
    public static IReadOnlyList<ArchivedMethod> Sealed(IReadOnlyList<MovedMethod> methods, Guid personId, ISecretSeal seal, DateTimeOffset now) =>
        [.. methods.Select(method => Sealed(method, personId, seal, now))];

    /// <summary>Methods of the database for a file.</summary>
    public static IReadOnlyList<MovedMethod> Opened(ArchivedPerson person, ISecretSeal seal) =>
        [.. person.Methods.Where(method => Kinds.Contains(method.Method)).Select(method => new MovedMethod(
            TotpSecret.Open(seal, person.Account.Id, method.Id, method.SealedSecret), method.Label, method.RegisteredAt, method.IsDefault))];

    private static ArchivedMethod Sealed(MovedMethod method, Guid personId, ISecretSeal seal, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new ArchivedMethod
        {
            Id = id,
            Method = MethodCatalogue.Totp.Name,
            Label = method.Label,
            RegisteredAt = method.RegisteredAt ?? now,
            IsDefault = method.IsDefault,
            SealedSecret = method.Secret.Seal(seal, personId, id),
        };
    }
}
