using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Identity.OpenId.Claims;

namespace Identity.Server.Commands;

/// <summary><c>user add</c>: adds a person, with a password from the standard input or a strong one that is shown once.</summary>
internal sealed class UserAddCommand : Command
{
    private readonly Argument<string> userName = new("user-name") { Description = "What the person signs in with." };
    private readonly Option<string?> name = new("--name") { Description = "The full name." };
    private readonly Option<string?> email = new("--email") { Description = "The email address." };
    private readonly Option<string[]> groups = new("--group")
    {
        Description = "A group that policy speaks of; may be repeated.",
        DefaultValueFactory = _ => [],
    };
    private readonly Option<string?> profile = new("--profile") { Description = "A JSON file with standard claims (OpenID Connect Core 5.1)." };
    private readonly Option<bool> passwordStdin = new("--password-stdin") { Description = "Read the password from the standard input." };
    private readonly CommandIo io;

    public UserAddCommand(CommandHost host)
        : base("add", "Adds a person. Without --password-stdin a strong password is made and shown once.")
    {
        io = host.Io;
        Arguments.Add(userName);
        Options.Add(name);
        Options.Add(email);
        Options.Add(groups);
        Options.Add(profile);
        Options.Add(passwordStdin);
        SetAction((arguments, stopping) =>
            host.RunAsync((services, cancellationToken) => RunAsync(arguments, services, cancellationToken), stopping));
    }

    private async Task RunAsync(ParseResult arguments, IServiceProvider services, CancellationToken cancellationToken)
    {
        var isGiven = arguments.GetValue(passwordStdin);
        var password = isGiven ? await io.In.ReadLineAsync(cancellationToken) ?? "" : GeneratedPassword.New();
        var file = arguments.GetValue(profile);
        var added = new NewPerson
        {
            UserName = arguments.GetRequiredValue(userName),
            Password = password,
            DisplayName = arguments.GetValue(name),
            Email = arguments.GetValue(email),
            Groups = arguments.GetRequiredValue(groups),
            Claims = file is null ? [] : Claims(await io.ReadAsync(file, cancellationToken)),
        };
        var person = await ActivatorUtilities.CreateInstance<PersonAdding>(services).AddAsync(added, cancellationToken);
        await io.Out.WriteLineAsync($"Added {person.UserName} ({person.Id}).");
        if (!isGiven)
        {
            await io.Out.WriteLineAsync($"Password, shown this once: {password}");
        }
    }

    private static JsonObject Claims(string json) => StandardClaimsReader.Read(json) switch
    {
        StandardClaimsReading.Valid(var claims) => claims,
        StandardClaimsReading.Invalid(var errors) => throw new CommandException(ErrorLines.Of(errors)),
        _ => throw new UnreachableException(),
    };
}
