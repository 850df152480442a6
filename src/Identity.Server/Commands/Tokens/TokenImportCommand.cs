using System.CommandLine;
using Identity.Domain.Methods.Tokens;

namespace Identity.Server.Commands.Tokens;

/// <summary><c>token import</c>: takes in the file that a maker delivers with hardware tokens.</summary>
internal sealed class TokenImportCommand : Command
{
    private readonly Argument<string> file = new("file") { Description = "The file; - reads the standard input." };

    public TokenImportCommand(CommandHost host)
        : base(
            "import",
            $"Takes in hardware tokens (TOTP, SHA-1, 6 digits) from a CSV file with the header \"{TokenFile.Header}\": all of it or nothing. An empty upn leaves a "
            + "token in stock. Importing a file again changes nothing. The file has the keys in clear: delete it afterwards.")
    {
        Arguments.Add(file);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var text = await host.Io.ReadAsync(arguments.GetRequiredValue(file), cancellationToken);
                await host.Io.Out.WriteLineAsync(await services.GetRequiredService<TokenImport>().RunAsync(text, cancellationToken));
            },
            stopping));
    }
}
