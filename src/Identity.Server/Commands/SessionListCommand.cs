using System.CommandLine;
using System.Globalization;
using Identity.Storage.Sessions;

namespace Identity.Server.Commands;

/// <summary><c>session list</c>: where a person is signed in.</summary>
internal sealed class SessionListCommand : Command
{
    private readonly Argument<string> userName = new("user-name") { Description = "What the person signs in with." };

    public SessionListCommand(CommandHost host)
        : base("list", "Lists a person's sessions, a line each: id, browser, since when, apps.")
    {
        Arguments.Add(userName);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var person = await KnownPerson.FindAsync(services, arguments.GetRequiredValue(userName), cancellationToken);
                var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                foreach (var place in await services.GetRequiredService<SessionStore>().ListAsync(person.Id, now, cancellationToken))
                {
                    await host.Io.Out.WriteLineAsync(Line(place));
                }
            },
            stopping));
    }

    private static string Line(SessionPlace place) => string.Join(
        '\t',
        place.Id,
        string.Join(", ", new[] { place.Browser, place.System }.OfType<string>().DefaultIfEmpty("unknown browser")),
        $"since {place.Since.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)}",
        string.Join(' ', place.ClientIds));
}
