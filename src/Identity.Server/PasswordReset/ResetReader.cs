using Identity.OpenId.Stores;
using Identity.Server.Hosting;
using Identity.Storage.Facts;
using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset;

/// <summary>Reads a password reset, its policy and its person: the same two commands whether or not anybody has the name (attack 11).</summary>
internal sealed class ResetReader(
    ResetStore resets, FactsReader facts, ResetCookies cookies, ResetCeremonies ceremonies, SupportCode support, TimeProvider clock)
{
    /// <summary>The reset under a handle, for the browser that asks.</summary>
    public async Task<FoundReset> FindAsync(string handle, CancellationToken cancellationToken)
    {
        if (cookies.Find(handle) is not { } cookie
            || await resets.FindAsync(Handle.Hash(handle), Handle.Hash(cookie.Secret), cancellationToken) is not { } stored)
        {
            return new FoundReset.Unknown();
        }

        support.ResetKey = stored.Key;
        var now = clock.GetUtcNow();
        var found = await facts.ReadAsync(new FactsQuery { PersonId = stored.PersonId ?? Guid.Empty }, now, cancellationToken);
        var state = new ResetState
        {
            Handle = handle,
            Stored = stored,
            SignIn = cookie.SignIn,
            Policy = found.Policy.Document,
            Person = found.Person is { } person && person.Facts.Epoch == stored.Epoch ? found.Person : null,
            Able = ceremonies.Methods,
            Now = now,
        };
        return stored switch
        {
            { CompletedAt: not null } => new FoundReset.Completed(state),
            _ when stored.ExpiresAt <= now || (stored.Proofs.Count > 0 && state.Person is null) => new FoundReset.Over(state),
            _ => new FoundReset.Open(state),
        };
    }
}
