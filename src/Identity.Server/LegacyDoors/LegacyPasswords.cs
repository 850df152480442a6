using System.Globalization;
using Identity.Domain.AppPasswords;
using Identity.Domain.SignIn;
using Identity.OpenId.Gate;
using Identity.Server.Localization;
using Identity.Storage.AppPasswords;
using Identity.Storage.Facts;

namespace Identity.Server.LegacyDoors;

/// <summary>The door of clients that an administrator has marked as legacy: an app password for a token.</summary>
/// <remarks>
/// The client collects the password, so nobody who can be believed says where the person's program is: app passwords for some networks alone
/// open nothing here (attack 12).
/// </remarks>
internal sealed class LegacyPasswords(DoorCheck check, Texts texts) : ILegacyPasswords
{
    public async Task<ReleaseAnswer> AskAsync(LegacyQuestion question, CancellationToken cancellationToken)
    {
        var attempt = new DoorAttempt
        {
            Door = Doors.Grant,
            ClientId = question.Client.ClientId,
            UserName = question.UserName,
            Password = question.Password,
        };
        return await check.AskAsync(attempt, cancellationToken) switch
        {
            DoorAnswer.Opened(var person, var password, var authentication) => new ReleaseAnswer.Release(new ReleasedSignIn
            {
                Subject = person.Facts.Id.ToString(),
                SessionId = AppPasswordStore.SessionOf(password.Id),
                AuthTime = authentication.AuthTime,
                Acr = AcrValues.Of(authentication.Level)!,
                Amr = authentication.Amr,
                Epoch = person.Facts.Epoch,
                Proofs = ProofWriting.Write([]),
            }),
            DoorAnswer.Unavailable unavailable => new ReleaseAnswer.Deny("temporarily_unavailable", DoorWords.Of(unavailable, texts)),
            DoorAnswer.Locked(var until) locked => new ReleaseAnswer.Deny(
                "invalid_grant", $"{DoorWords.Of(locked, texts)} ({until.ToString("R", CultureInfo.InvariantCulture)})"),
            var refused => new ReleaseAnswer.Deny("invalid_grant", DoorWords.Of(refused, texts)),
        };
    }
}
