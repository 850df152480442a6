using Identity.Domain.AccessPasses;
using Identity.Server.AccessPasses;
using Identity.Server.Audit;
using Identity.Server.Commands;
using Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Testing;

/// <summary>The temporary access passes of people, made as the command does.</summary>
public sealed class ServerPasses(RunningServer server)
{
    /// <summary>Makes one of an hour; the pass as it is typed.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="once">Whether it works once.</param>
    /// <param name="minutes">For how long it works.</param>
    /// <param name="startsIn">In how many minutes it begins to.</param>
    public Task<string> AddAsync(TestPerson person, bool once = true, int minutes = 60, int startsIn = 0) => server.UseAsync(async services =>
    {
        var now = server.Clock.GetUtcNow();
        var order = new AccessPassOrder
        {
            PersonId = person.Id,
            Epoch = await services.GetRequiredService<IdentityDatabase>().Users.Where(row => row.Id == person.Id).Select(row => row.Epoch).SingleAsync(),
            Length = AccessPassText.Shortest,
            StartsAt = now.AddMinutes(startsIn),
            Lifetime = TimeSpan.FromMinutes(minutes),
            IsOnce = once,
            Happened = CommandEvents.Event(AuditKinds.PassMade, now) with { PersonId = person.Id },
        };
        return await services.GetRequiredService<NewAccessPasses>().MakeAsync(order, CancellationToken.None) is var (_, text)
            ? text.Shown
            : throw new InvalidOperationException("The pass was not made.");
    });
}
