using System.CommandLine;
using Identity.Domain.AppPasswords;
using Identity.Server.Audit;
using Identity.Server.Delivery;
using Identity.Storage;
using Identity.Storage.AppPasswords;
using Identity.Storage.Auditing;
using Identity.Storage.Notices;

namespace Identity.Server.Commands;

/// <summary><c>user app-passwords</c>: lists a person's app passwords, or deletes one or all of them.</summary>
internal sealed class UserAppPasswordsCommand : Command
{
    private readonly Argument<string> userName = new("user-name") { Description = "What the person signs in with." };
    private readonly Option<Guid?> delete = new("--delete") { Description = "Deletes the one with this id; programs that use it stop working at once." };
    private readonly Option<bool> deleteAll = new("--delete-all") { Description = "Deletes all of them." };

    public UserAppPasswordsCommand(CommandHost host)
        : base("app-passwords", "Lists a person's app passwords: id, name, when made, last used, and until when. The passwords themselves are nowhere.")
    {
        Arguments.Add(userName);
        Options.Add(delete);
        Options.Add(deleteAll);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var name = arguments.GetRequiredValue(userName);
                var person = await KnownPerson.FindAsync(services, name, cancellationToken);
                var all = arguments.GetValue(deleteAll);
                var one = all ? null : arguments.GetValue(delete);
                var lines = one is null && !all
                    ? await ListAsync(services, person.Id, cancellationToken)
                    : await DeleteAsync(services, person.Id, one, cancellationToken);
                foreach (var line in lines)
                {
                    await host.Io.Out.WriteLineAsync(line);
                }
            },
            stopping));
    }

    private static async Task<IReadOnlyList<string>> ListAsync(IServiceProvider services, Guid personId, CancellationToken cancellationToken) =>
        [.. (await FindAsync(services, personId, cancellationToken)).Select(Line)];

    private static async Task<IReadOnlyList<string>> DeleteAsync(IServiceProvider services, Guid personId, Guid? id, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var store = services.GetRequiredService<AppPasswordStore>();
        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        AppPassword[] chosen = [.. (await FindAsync(services, personId, cancellationToken)).Where(password => id is null || password.Id == id)];
        if (id is not null && chosen.Length == 0)
        {
            throw new CommandException([$"The person has no app password {id}."]);
        }

        foreach (var password in chosen)
        {
            await store.TryEndAsync(personId, password.Id, now, cancellationToken);
            await services.GetRequiredService<AuditLog>().AddAsync(
                CommandEvents.Event(AuditKinds.AppPasswordRemoved, now) with { PersonId = personId, Details = password.Name }, cancellationToken);
            await services.GetRequiredService<ChangeNotices>().ChangedAsync(
                personId, new AccountChange(ChangeKind.AppPasswordRemoved, Method: null) { Name = password.Name }, cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
        return [.. chosen.Select(password => $"{password.Name} does not work any more.")];
    }

    private static Task<IReadOnlyList<AppPassword>> FindAsync(IServiceProvider services, Guid personId, CancellationToken cancellationToken) =>
        services.GetRequiredService<AppPasswordStore>().ListAsync(personId, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);

    private static string Line(AppPassword password) => string.Join(
        '\t',
        password.Id,
        password.Name,
        $"made {CommandTime.Text(password.CreatedAt)}",
        password.LastUsedAt is { } used ? $"last used {CommandTime.Text(used)} from {password.LastUsedFrom}" : "not used yet",
        password.ExpiresAt is { } end ? $"until {CommandTime.Text(end)}" : "no end");
}
