using System.Security.Cryptography;
using Identity.Domain.AppPasswords;
using Identity.Server.AppPasswords;
using Identity.Storage;
using Identity.Storage.AppPasswords;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Testing;

/// <summary>The app passwords of people, made and ended as the pages do.</summary>
public sealed class ServerAppPasswords(RunningServer server)
{
    /// <summary>Makes one.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="change">Changes it before it is kept.</param>
    public Task<TestAppPassword> AddAsync(TestPerson person, Func<AppPassword, AppPassword>? change = null) => server.UseAsync(async services =>
    {
        var now = server.Clock.GetUtcNow();
        var text = AppPasswordText.Make(RandomNumberGenerator.GetInt32);
        var password = new AppPassword
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person.Id,
            Epoch = await services.GetRequiredService<IdentityDatabase>().Users.Where(row => row.Id == person.Id).Select(row => row.Epoch).SingleAsync(),
            Name = "Mail on my phone",
            CreatedAt = now,
        };
        password = change?.Invoke(password) ?? password;
        var outcome = await services.GetRequiredService<AppPasswordStore>()
            .TryAddAsync(password, services.GetRequiredService<AppPasswordDigests>().Of(person.Id, text), CancellationToken.None);
        return outcome is AddOutcome.Added
            ? new TestAppPassword(password.Id, text.Letters)
            : throw new InvalidOperationException($"The app password was not made: {outcome}.");
    });

    /// <summary>Ends one.</summary>
    public Task<bool> EndAsync(TestPerson person, TestAppPassword password) => server.UseAsync(services =>
        services.GetRequiredService<AppPasswordStore>().TryEndAsync(person.Id, password.Id, server.Clock.GetUtcNow(), CancellationToken.None));

    /// <summary>Those of a person that work.</summary>
    public Task<IReadOnlyList<AppPassword>> ListAsync(TestPerson person) => server.UseAsync(services =>
        services.GetRequiredService<AppPasswordStore>().ListAsync(person.Id, server.Clock.GetUtcNow(), CancellationToken.None));
}
