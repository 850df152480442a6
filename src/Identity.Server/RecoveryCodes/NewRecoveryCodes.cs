using System.Security.Cryptography;
using System.Text;
using Identity.Domain.Methods.Recovery;
using Identity.Domain.SignIn;
using Identity.OpenId.Keys;
using Identity.Server.Authenticators.Recovery;
using Identity.Server.Gate;
using Identity.Storage.Methods;
using Identity.Storage.Recovery;

namespace Identity.Server.RecoveryCodes;

/// <summary>Makes recovery codes, and shows them to whoever made them until they are put away, at most for as long as a registration session lasts.</summary>
/// <remarks>
/// What is shown is kept sealed, for its person, its set and the session in which it was made, so that a reload or another language does not
/// lose it; what is kept for good are digests (attack 9).
/// </remarks>
internal sealed class NewRecoveryCodes(
    RecoveryCodeStore codes, MethodStore pending, RecoveryCodeDigests digests, ISecretSeal seal, TimeProvider clock)
{
    // Not the method's own name: nothing of that kind can ever be committed as half-made.
    private const string Kind = "shownRecoveryCodes";

    /// <summary>Makes a set in the caller's write.</summary>
    public async Task<(Guid Id, ReplaceOutcome Outcome)> MakeAsync(Account account, AssuranceLevel level, string label, CancellationToken cancellationToken)
    {
        var person = account.Person.Facts;
        var id = Guid.CreateVersion7(account.Now);
        var made = new Dictionary<string, RecoveryCode>(StringComparer.Ordinal);
        while (made.Count < RecoveryCode.InASet)
        {
            var code = RecoveryCode.Make(RandomNumberGenerator.GetInt32);
            made[digests.Of(person.Id, id, code)] = code;
        }

        var set = new RecoveryCodeSet
        {
            Id = id,
            PersonId = person.Id,
            Epoch = person.Epoch,
            Label = label,
            Digests = made.Keys,
            RegisteredUnder = level,
            Now = account.Now,
        };
        var outcome = await codes.ReplaceAsync(set, cancellationToken);
        if (outcome is ReplaceOutcome.Made)
        {
            await pending.BeginAsync(Shown(account, id, made.Values), cancellationToken);
        }

        return (id, outcome);
    }

    /// <summary>Those that were made in this session and can still be seen; <see langword="null"/> if there are none.</summary>
    public async Task<ShownRecoveryCodes?> FindShownAsync(Account account, CancellationToken cancellationToken)
    {
        var personId = account.Person.Facts.Id;
        if (await pending.FindPendingAsync(ShownIn(account), personId, Kind, clock.GetUtcNow(), cancellationToken) is not { } kept
            || account.Find(kept.Id) is null)
        {
            return null;
        }

        var text = Encoding.ASCII.GetString(seal.Open(Purpose(personId, kept.Id), kept.SealedSecret));
        return new ShownRecoveryCodes([.. text.Split(' ').Select(RecoveryCode.Read).OfType<RecoveryCode>()], kept.CreatedAt);
    }

    /// <summary>Shows them no more.</summary>
    public Task HideAsync(Account account, CancellationToken cancellationToken) =>
        pending.RemovePendingAsync(ShownIn(account), account.Person.Facts.Id, Kind, cancellationToken);

    private PendingMethod Shown(Account account, Guid id, IEnumerable<RecoveryCode> made) => new()
    {
        Id = id,
        PersonId = account.Person.Facts.Id,
        Epoch = account.Person.Facts.Epoch,
        TransactionKey = ShownIn(account),
        Method = Kind,
        SealedSecret = seal.Seal(
            Purpose(account.Person.Facts.Id, id), Encoding.ASCII.GetBytes(string.Join(' ', made.Select(code => code.Letters)))),
        CreatedAt = account.Now,
        ExpiresAt = account.Now + JourneyRecorder.RegistrationSession,
    };

    private static string ShownIn(Account account) => $"recovery-codes:{account.Session.Id}";

    private static string Purpose(Guid personId, Guid id) => $"recovery-codes:{personId}:{id}";
}
