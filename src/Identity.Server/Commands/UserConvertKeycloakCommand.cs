using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Identity.Server.Commands.Keycloak;
using Identity.Server.Commands.Moving;

namespace Identity.Server.Commands;

/// <summary><c>user convert-keycloak</c>: makes lines for <c>user import</c>, and files for <c>client add</c>, of a realm that Keycloak exported.</summary>
internal sealed class UserConvertKeycloakCommand : Command
{
    private static readonly JsonSerializerOptions Printing = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Argument<string> file = new("file") { Description = "What 'kc.sh export' wrote; - reads the standard input." };
    private readonly Option<string?> clients = new("--clients") { Description = "A folder for the metadata of clients, one file each." };
    private readonly CommandIo io;

    public UserConvertKeycloakCommand(CommandHost host)
        : base("convert-keycloak", "Prints the users of a realm for 'user import'. What cannot be moved is named on the standard error.")
    {
        io = host.Io;
        Arguments.Add(file);
        Options.Add(clients);
        SetAction((arguments, stopping) => host.RunUnpreparedAsync(
            (_, cancellationToken) => RunAsync(arguments.GetRequiredValue(file), arguments.GetValue(clients), cancellationToken), stopping));
    }

    private async Task RunAsync(string source, string? folder, CancellationToken cancellationToken)
    {
        var realm = Parse(await io.ReadAsync(source, cancellationToken));
        foreach (var user in realm.Objects("users").Where(user => user.Text("serviceAccountClientId") is null))
        {
            var person = new KeycloakPerson(user);
            var line = person.Line();
            await io.Out.WriteLineAsync(PersonLineWriter.Write(line));
            await ReportAsync($"user {line.UserName}", person.Problems);
        }

        foreach (var client in realm.Objects("clients").Select(client => new KeycloakClient(client)).Where(client => folder is not null && client.IsApp))
        {
            if (client.Metadata() is { } metadata)
            {
                var name = string.Concat(client.ClientId.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' ? character : '_'));
                Directory.CreateDirectory(folder!);
                await File.WriteAllTextAsync(Path.Combine(folder!, $"{name}.json"), metadata.ToJsonString(Printing), cancellationToken);
            }

            await ReportAsync($"client {client.ClientId}", client.Problems);
        }
    }

    private static JsonObject Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw new CommandException(["The file is not a JSON object."]);
        }
        catch (JsonException exception)
        {
            throw new CommandException([$"line {exception.LineNumber + 1}: is not JSON: {exception.Message}"]);
        }
    }

    private async Task ReportAsync(string what, IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            await io.Error.WriteLineAsync($"{what}: {problem}");
        }
    }
}
