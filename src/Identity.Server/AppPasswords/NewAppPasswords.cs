using System.Security.Cryptography;
using System.Text;
using Identity.Domain.AppPasswords;
using Identity.OpenId.Keys;
using Identity.Server.Delivery;
using Identity.Server.Gate;
using Identity.Storage.AppPasswords;
using Identity.Storage.Methods;
using Identity.Storage.Notices;

namespace Identity.Server.AppPasswords;

/// <summary>Makes app passwords, and shows each to whoever made it until it is copied, at most for as long as a registration session lasts.</summary>
/// <remarks>
/// It works from the moment at which it is made. What is shown is kept sealed, for its person, its row and the place where it was made, so that
/// a reload or another language does not lose it; what is kept for good is a digest (attack 9).
/// </remarks>
internal sealed class NewAppPasswords(
    AppPasswordStore passwords, MethodStore pending, AppPasswordDigests digests, ISecretSeal seal, ChangeNotices notices, TimeProvider clock)
{
    private const string Kind = "appPassword";

    /// <summary>Makes one, in the caller's write, with the notice of it.</summary>
    public async Task<AddOutcome> AddAsync(AppPasswordOrder order, CancellationToken cancellationToken)
    {
        var text = AppPasswordText.Make(RandomNumberGenerator.GetInt32);
        var password = new AppPassword
        {
            Id = Guid.CreateVersion7(order.Now),
            PersonId = order.PersonId,
            Epoch = order.Epoch,
            Name = order.Name,
            Doors = order.Doors,
            Networks = order.Networks,
            CreatedAt = order.Now,
            ExpiresAt = order.Days is { } days ? order.Now.AddDays(days) : null,
        };
        var outcome = await passwords.TryAddAsync(password, digests.Of(order.PersonId, text), cancellationToken);
        if (outcome is not AddOutcome.Added)
        {
            return outcome;
        }

        await pending.BeginAsync(
            new PendingMethod
            {
                Id = password.Id,
                PersonId = order.PersonId,
                Epoch = order.Epoch,
                TransactionKey = order.ShownIn,
                Method = Kind,
                SealedSecret = seal.Seal(Purpose(order.PersonId, password.Id), Encoding.ASCII.GetBytes(text.Letters)),
                CreatedAt = order.Now,
                ExpiresAt = order.Now + JourneyRecorder.RegistrationSession,
            },
            cancellationToken);
        await notices.ChangedAsync(order.PersonId, new AccountChange(ChangeKind.AppPasswordAdded, Method: null) { Name = order.Name }, cancellationToken);
        return outcome;
    }

    /// <summary>Has the notices sent at once; after the caller's write.</summary>
    public void Committed() => notices.Committed();

    /// <summary>The one that was made there and can still be seen; <see langword="null"/> if there is none.</summary>
    public async Task<ShownAppPassword?> FindShownAsync(string shownIn, Guid personId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await pending.FindPendingAsync(shownIn, personId, Kind, now, cancellationToken) is not { } kept)
        {
            return null;
        }

        var made = await passwords.ListAsync(personId, now, cancellationToken);
        return made.FirstOrDefault(password => password.Id == kept.Id) is { } live
            && AppPasswordText.Read(Encoding.ASCII.GetString(seal.Open(Purpose(personId, kept.Id), kept.SealedSecret))) is { } text
            ? new ShownAppPassword(live.Id, live.Name, text)
            : null;
    }

    /// <summary>Shows it no more.</summary>
    public Task HideAsync(string shownIn, Guid personId, CancellationToken cancellationToken) =>
        pending.RemovePendingAsync(shownIn, personId, Kind, cancellationToken);

    private static string Purpose(Guid personId, Guid id) => $"app-password:{personId}:{id}";
}
