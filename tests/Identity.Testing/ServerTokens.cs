using System.Globalization;
using System.Security.Cryptography;
using Identity.Domain.Methods.Tokens;
using Identity.Server.Commands.Tokens;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace Identity.Testing;

/// <summary>Hardware tokens, taken in as the command does.</summary>
public sealed class ServerTokens(RunningServer server)
{
    /// <summary>Makes a token of a maker's next delivery, which the server does not know yet.</summary>
    public static HardwareToken Make(int stepSeconds = 60) => new(
        RandomNumberGenerator.GetInt32(1_000_000_000).ToString("D10", CultureInfo.InvariantCulture),
        Base32Encoding.ToString(RandomNumberGenerator.GetBytes(20)),
        stepSeconds);

    /// <summary>Takes one in, for a person or into stock.</summary>
    public async Task<HardwareToken> AddAsync(TestPerson? person = null, int stepSeconds = 60)
    {
        var token = Make(stepSeconds);
        await ImportAsync(token.Line(person?.UserName ?? ""));
        return token;
    }

    /// <summary>Imports lines of a file.</summary>
    public Task<string> ImportAsync(params string[] lines) => server.UseAsync(services =>
        services.GetRequiredService<TokenImport>().RunAsync(string.Join('\n', lines.Prepend(TokenFile.Header)), CancellationToken.None));

    /// <summary>Takes a token back into stock, or removes it; what is printed.</summary>
    public Task<IReadOnlyList<string>> TakeAsync(HardwareToken token, bool isRemoved = false) => server.UseAsync(services =>
        TokenEnd.RunAsync(services, token.Serial, isRemoved, CancellationToken.None));
}
