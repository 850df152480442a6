using System.CommandLine;
using Identity.Server.Commands.Clients;
using Identity.Server.Commands.Tokens;

namespace Identity.Server.Commands;

/// <summary>The commands that operators have beside the server itself.</summary>
internal static class CommandLine
{
    private static readonly string[] Questions = ["-h", "-?", "--help", "--version"];

    /// <summary>Whether the arguments name a command; otherwise they are settings for the server.</summary>
    public static bool IsCommand(string[] args) =>
        args is [var first, ..] && (Questions.Contains(first) || (first[0] is not ('-' or '/') && !first.Contains('=', StringComparison.Ordinal)));

    /// <summary>Runs a command. The exit code: 0 if it did what was asked.</summary>
    public static Task<int> RunAsync(
        string[] args, CommandIo io, Action<WebApplicationBuilder>? configure = null, CancellationToken cancellationToken = default)
    {
        var host = new CommandHost(io, configure);
        var root = new RootCommand("Starts the server. Settings can be given as --Identity:Issuer=https://id.example.org; see README.md.")
        {
            new MigrateCommand(host),
            new BreakGlassCommand(host),
            new AfterRestoreCommand(host),
            new Command("user", "People who can sign in.")
            {
                new UserAddCommand(host),
                new UserImportCommand(host),
                new UserExportCommand(host),
                new UserConvertKeycloakCommand(host),
                new UserRequirePasswordChangeCommand(host),
                new UserSetPasswordCommand(host),
                new UserUnlockCommand(host),
                new UserAppPasswordsCommand(host),
                new UserPassCommand(host),
            },
            new Command("token", "Hardware tokens, which people activate with a code.")
            {
                new TokenImportCommand(host),
                new TokenAssignCommand(host),
                new TokenUnassignCommand(host),
                new TokenListCommand(host),
                new TokenRemoveCommand(host),
            },
            new Command("session", "Where people are signed in.") { new SessionListCommand(host), new SessionEndCommand(host) },
            ClientCommands(host),
            new Command("resource", "APIs that access tokens are for (RFC 8707).")
            {
                new ResourceSetCommand(host),
                new ResourceListCommand(host),
                new ResourceRemoveCommand(host),
            },
            new Command("keys", "What tokens are signed with.") { new KeysListCommand(host), new KeysRotateCommand(host) },
            new Command("policy", "What people have to register.")
            {
                new PolicyCheckCommand(host),
                new PolicyImportCommand(host),
                new PolicyExportCommand(host),
            },
            new Command("audit", "What happened, kept for ever.")
            {
                new AuditExportCommand(host),
                new AuditVerifyCommand(host),
                new AuditEraseCommand(host),
            },
        };
        return root.Parse(args).InvokeAsync(
            new InvocationConfiguration { Output = io.Out, Error = io.Error, EnableDefaultExceptionHandler = false }, cancellationToken);
    }

    private static Command ClientCommands(CommandHost host) => new("client", "Apps that delegate sign-in to this server.")
    {
        new ClientAddCommand(host),
        new ClientListCommand(host),
        new ClientShowCommand(host),
        new ClientSetCommand(host),
        new ClientRemoveCommand(host),
        new ClientLegacyCommand(host),
        new Command("secret", "What an app authenticates with. Give it a new one, have it used, and remove the old one.")
        {
            new ClientSecretAddCommand(host),
            new ClientSecretListCommand(host),
            new ClientSecretRemoveCommand(host),
        },
    };
}
