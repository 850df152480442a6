using Identity.Domain.PasswordReset;
using Identity.Domain.SignIn;
using Identity.OpenId.Stores;
using Identity.Server.Audit;
using Identity.Server.Hosting;
using Identity.Server.RememberedDevices;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Methods;
using Identity.Storage.PasswordResets;
using Identity.Storage.Sessions;
using Identity.Storage.Transactions;

namespace Identity.Server.Gate;

/// <summary>
/// Records one fact of a sign-in. In the same transaction it asks the gate what follows, raises the session where the person may
/// proceed, and writes down when a registration rule was first asked; afterwards pages only read (rule 8).
/// </summary>
internal sealed class JourneyRecorder(
    IdentityDatabase database,
    TransactionStore transactions,
    MethodStore methods,
    SessionStore sessions,
    DeferralStore deferrals,
    AuditTrail audit,
    JourneyReader reader,
    BrowserState browser,
    KnownBrowsers browsers,
    ResetChannelStore channels)
{
    /// <summary>How often a person may ask for more time.</summary>
    public const int MaxExtensions = 10;

    /// <summary>How long a request waits while nothing is proven, so that a first page that is left open works the same day.</summary>
    /// <remarks>There is nothing to protect yet, and beyond 20 hours nobody has to be warned (WCAG 2.2.1).</remarks>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>The registration session: how long a sign-in stays good after the last fact. Then the same request starts again, without proofs.</summary>
    public static readonly TimeSpan RegistrationSession = TimeSpan.FromMinutes(15);

    /// <summary>How long a session lasts after the last proof. Consent or a skip makes it no longer.</summary>
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(12);

    /// <summary>
    /// Writes <paramref name="next"/> in the place of what was seen, together with what <paramref name="alongside"/> writes.
    /// <see langword="null"/> if something else came first; then nothing is written.
    /// </summary>
    public async Task<RecordedJourney?> RecordAsync(
        Journey seen, StoredTransaction next, Func<Task<bool>> alongside, AuditEvent? happened, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var secret = Handle.New();
        var kept = next with { ExpiresAt = seen.Now + RegistrationSession };
        if (!await alongside()
            || !await transactions.TryChangeAsync(seen.Transaction, kept, Handle.Hash(secret), cancellationToken)
            || await reader.FindAsync(seen.Handle, secret, cancellationToken) is not FoundJourney.Open(var journey))
        {
            return null;
        }

        if (happened is not null)
        {
            await audit.AddAsync(happened, cancellationToken);
        }

        var decision = journey.Decide();
        var sessionHandle = await ActAsync(journey, decision, cancellationToken);
        await write.CommitAsync(cancellationToken);
        browser.SetTransaction(seen.Handle, secret);
        if (sessionHandle is not null)
        {
            browser.SetSession(sessionHandle);
            browsers.Remember();
        }

        return new RecordedJourney(journey, decision);
    }

    /// <summary>Gives the person more time, up to ten times, with all that is half-made in the sign-in. It makes no proof younger.</summary>
    public async Task<bool> ExtendAsync(Journey seen, CancellationToken cancellationToken)
    {
        var next = seen.Transaction with { ExpiresAt = seen.Now + RegistrationSession, Extensions = seen.Transaction.Extensions + 1 };
        if (next.Extensions > MaxExtensions || next.ExpiresAt < seen.Transaction.ExpiresAt)
        {
            return false;
        }

        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!await transactions.TryChangeAsync(seen.Transaction, next, newSecretHash: null, cancellationToken))
        {
            return false;
        }

        if (seen.Person is { } person)
        {
            await methods.ExtendPendingAsync(next.Key, person.Facts.Id, seen.Now, next.ExpiresAt, cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Signs the person out here and forgets what this sign-in and the browser's others have proven; the app's request waits on.</summary>
    public async Task AbandonAsync(Journey seen, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var emptied = seen.Transaction with
        {
            PersonId = null,
            Epoch = null,
            UserName = null,
            Proofs = [],
            Mailbox = null,
            ConsentedAt = null,
            ExpiresAt = seen.Now + Patience,
            Extensions = 0,
        };
        await transactions.TryChangeAsync(seen.Transaction, emptied, newSecretHash: null, cancellationToken);
        if (seen.Person is { } person)
        {
            await transactions.ExpireAsync(person.Facts.Id, browser.TransactionSecretHashes, seen.Now, cancellationToken);
        }

        if (seen.Facts.Session is { } session)
        {
            await sessions.EndAsync(session.Sid, browser.TransactionSecretHashes, seen.Now, cancellationToken);
            await audit.AddAsync(audit.Event(AuditKinds.SessionEnded, session.PersonId), cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
        browser.RemoveSession();
    }

    private async Task<string?> ActAsync(Journey journey, GateDecision decision, CancellationToken cancellationToken)
    {
        switch (decision)
        {
            case GateDecision.Proceed:
                return await RaiseAsync(journey, cancellationToken);
            case GateDecision.Enroll({ IsSkippable: true } plan, _):
                await deferrals.RecordFirstAskAsync(
                    journey.Person!.Facts.Id, [.. plan.Offers.Select(offer => offer.RuleId)], journey.Now, cancellationToken);
                return null;
            case GateDecision.Refuse(var reason):
                await audit.AddAsync(audit.Event(AuditKinds.SignInRefused, journey) with { Data = $"\"{reason}\"" }, cancellationToken);
                return null;
            default:
                return null;
        }
    }

    private async Task<string> RaiseAsync(Journey journey, CancellationToken cancellationToken)
    {
        var handle = Handle.New();
        var expiresAt = journey.Proofs.Max(proof => proof.At) + SessionLifetime;
        if (journey.Session is not { } session
            || !await sessions.TryRaiseAsync(session.Id, Handle.Hash(handle), journey.Proofs, expiresAt, cancellationToken))
        {
            await BeginSessionAsync(journey, handle, expiresAt, cancellationToken);
        }

        var person = journey.Person!.Facts;
        await browsers.SeenAsync(person.Id, journey.Now, cancellationToken);
        if (person.ResetChannels.Count > 0)
        {
            string[] held = [.. HeldChannels.Remaining(person, journey.Proofs, journey.Now).Select(channel => channel.Channel)];
            await channels.ForgetAsync(person.Id, held, cancellationToken);
        }

        await audit.AddAsync(audit.Event(AuditKinds.SessionRaised, journey), cancellationToken);
        return handle;
    }

    private async Task BeginSessionAsync(Journey journey, string handle, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        // The browser had somebody else's session: it is ended, not inherited (attack 5).
        if (journey.Facts.Session is { } other)
        {
            await sessions.EndAsync(other.Sid, browser.TransactionSecretHashes, journey.Now, cancellationToken);
            await audit.AddAsync(audit.Event(AuditKinds.SessionEnded, other.PersonId) with { ActorId = journey.Person!.Facts.Id }, cancellationToken);
        }

        var person = journey.Person!.Facts;
        var session = new StoredSession(
            Guid.CreateVersion7(journey.Now), Handle.New(), person.Id, person.Epoch, journey.Proofs, journey.Now, expiresAt);
        var device = DeviceName.Of(browser.Agent);
        await sessions.AddAsync(session with { Browser = device.Browser, System = device.System }, Handle.Hash(handle), cancellationToken);
    }
}
