using Identity.Domain.PasswordReset;
using Identity.Domain.Policies;
using Identity.OpenId.Stores;
using Identity.Server.Audit;
using Identity.Server.Hosting;
using Identity.Storage;
using Identity.Storage.Facts;
using Identity.Storage.PasswordResets;
using Identity.Storage.People;

namespace Identity.Server.PasswordReset;

/// <summary>Begins a password reset under a name: the same queries and rows whoever has it, and if nobody has (attack 11).</summary>
internal sealed class ResetStart(
    IdentityDatabase database,
    PersonStore people,
    FactsReader facts,
    ResetStore resets,
    KnownBrowsers browsers,
    ResetCeremonies ceremonies,
    ResetCookies cookies,
    ResetNames names,
    ResetTrail trail,
    ResetBrake brake,
    TimeProvider clock)
{
    /// <summary>The policy in force, for the first page.</summary>
    public async Task<PolicyDocument> PolicyAsync(CancellationToken cancellationToken) =>
        (await facts.ReadAsync(new FactsQuery { PersonId = Guid.Empty }, clock.GetUtcNow(), cancellationToken)).Policy.Document;

    /// <summary>Whether this policy lets anybody reset a password here.</summary>
    public bool IsOffered(PolicyDocument policy) =>
        ResetGate.Decide(policy, person: null, [], clock.GetUtcNow()) is ResetDecision.Verify(var offered, _) && offered.Any(ceremonies.Methods.Contains);

    /// <summary>Begins one.</summary>
    /// <param name="userName">The name as it was typed.</param>
    /// <param name="signIn">The handle of the sign-in that waits, if one does.</param>
    /// <param name="challenge">The challenge that the brake gave, if it did.</param>
    /// <param name="work">What the browser found for it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ResetBeginning> BeginAsync(
        string userName, string? signIn, string? challenge, string? work, CancellationToken cancellationToken)
    {
        var policy = await PolicyAsync(cancellationToken);
        if (!IsOffered(policy))
        {
            return new ResetBeginning.NotOffered(policy.PasswordReset?.Contact);
        }

        var name = names.Normalize(userName);
        var digest = names.Digest(name);
        if (await brake.StopAsync(digest, challenge, work, clock.GetUtcNow(), cancellationToken) is { } braked)
        {
            return braked;
        }

        var candidate = await people.FindForSignInAsync(name, cancellationToken);
        var now = clock.GetUtcNow();
        var (handle, secret) = (Handle.New(), Handle.New());
        var isKnown = await browsers.IsKnownAsync(candidate?.Id ?? Guid.Empty, cancellationToken);
        var reset = new StoredReset
        {
            Key = Handle.Hash(handle),
            NameDigest = digest,
            PersonId = candidate?.Id,
            Epoch = candidate?.Epoch,
            Browser = isKnown ? ResetBrowser.Known : ResetBrowser.Unknown,
            StartedAt = now,
            ExpiresAt = now + ResetTimes.Session,
        };
        await using var write = await database.BeginWriteAsync(cancellationToken);
        await resets.AddAsync(reset, Handle.Hash(secret), cancellationToken);
        await trail.AddAsync(AuditKinds.ResetBegun, reset, method: null, cancellationToken);
        await write.CommitAsync(cancellationToken);
        cookies.Set(handle, new ResetCookie(secret, signIn));
        return new ResetBeginning.Begun(ResetPaths.For(Begun(policy, handle, reset, now).Decide(), handle));
    }

    // Nobody has proven anything, so the answer is the same for whoever it is.
    private ResetState Begun(PolicyDocument policy, string handle, StoredReset reset, DateTimeOffset now) =>
        new() { Handle = handle, Stored = reset, Policy = policy, Person = null, Able = ceremonies.Methods, Now = now };
}
