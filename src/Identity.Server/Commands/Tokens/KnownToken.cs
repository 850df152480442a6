using Identity.Domain.Methods.Tokens;
using Identity.Storage.Tokens;

namespace Identity.Server.Commands.Tokens;

/// <summary>Which token an operator means.</summary>
internal static class KnownToken
{
    /// <summary>The token with that serial number.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static async Task<StoredToken> FindAsync(IServiceProvider services, string serial, CancellationToken cancellationToken) =>
        (TokenSerial.Parse(serial) is { } parsed ? await services.GetRequiredService<HardwareTokenStore>().FindAsync(parsed, cancellationToken) : null)
        ?? throw new CommandException([$"There is no token {serial}."]);
}
