using Identity.Server.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Identity.Server.Commands;

/// <summary>What the program does without a command: it serves until it is told to stop.</summary>
internal static class ServeCommand
{
    /// <summary>Runs the server. The exit code: 1 if a setting or an address keeps it from starting.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter error)
    {
        try
        {
            await using var app = ServerHost.Build(args);
            await app.PrepareAsync();
            await app.RunAsync();
            return 0;
        }
        catch (SettingException exception)
        {
            await error.WriteLineAsync(exception.Message);
        }
        catch (OptionsValidationException exception)
        {
            await error.WriteLineAsync($"Identity:Issuer: {exception.Message}");
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync($"Urls: {exception.Message}");
        }

        return 1;
    }
}
