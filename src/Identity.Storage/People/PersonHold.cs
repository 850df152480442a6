using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.People;

/// <summary>Lets what concerns one person happen one after the other.</summary>
public static class PersonHold
{
    /// <summary>
    /// An update that changes nothing: whoever holds the person in the caller's write makes others wait until it ends. <see langword="false"/>
    /// if the person has another epoch by now, or is switched off.
    /// </summary>
    public static async Task<bool> TryHoldAsync(this IdentityDatabase database, Guid personId, long epoch, CancellationToken cancellationToken) =>
        await database.Users.Where(person => person.Id == personId && person.Epoch == epoch && !person.IsDisabled)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.Epoch, person => person.Epoch), cancellationToken) == 1;

    /// <summary>The same whatever the epoch, for what operators do to an account, switched off or not.</summary>
    public static Task HoldAsync(this IdentityDatabase database, Guid personId, CancellationToken cancellationToken) =>
        database.Users.Where(person => person.Id == personId)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.Epoch, person => person.Epoch), cancellationToken);
}
