using System.Globalization;
using System.Security.Cryptography;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Tokens;
using Identity.Server.Commands.Tokens;
using Identity.Storage;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>A token of 30 seconds that a person activated before.</summary>
    public async Task<AuthenticatorApp> RegisterAsync(TestPerson person)
    {
        var shown = await server.People.AddTotpAsync(person, "Token", MethodCatalogue.HardwareToken.Name);
        await server.UseAsync(services => KeepAsync(services, person.Id, shown.MethodId, Make(stepSeconds: 30)));
        return shown;
    }

    /// <summary>Keeps a token as in use: its key is with the method then.</summary>
    public static Task<int> KeepAsync(IServiceProvider services, Guid personId, Guid methodId, HardwareToken token) =>
        services.GetRequiredService<IdentityDatabase>().Database.ExecuteSqlAsync(
            $"""
             INSERT INTO hardware_tokens (id, serial, serial_key, sealed_secret, step_seconds, drift, manufacturer, model, person_id, assigned_at, method_id, imported_at)
             VALUES ({Guid.CreateVersion7()}, {token.Serial}, {token.Serial}, {Array.Empty<byte>()}, {token.StepSeconds}, 0, 'Contoso', 'Key 1', {personId}, 0, {methodId}, 0)
             """);

    /// <summary>Imports lines of a file.</summary>
    public Task<string> ImportAsync(params string[] lines) => server.UseAsync(services =>
        services.GetRequiredService<TokenImport>().RunAsync(string.Join('\n', lines.Prepend(TokenFile.Header)), CancellationToken.None));

    /// <summary>Takes a token back into stock, or removes it; what is printed.</summary>
    public Task<IReadOnlyList<string>> TakeAsync(HardwareToken token, bool isRemoved = false) => server.UseAsync(services =>
        TokenEnd.RunAsync(services, token.Serial, isRemoved, CancellationToken.None));
}
