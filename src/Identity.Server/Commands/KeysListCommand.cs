using System.CommandLine;
using System.Globalization;
using Identity.OpenId.Keys;

namespace Identity.Server.Commands;

/// <summary><c>keys list</c>: the keys that tokens are signed with, never their private parts.</summary>
internal sealed class KeysListCommand : Command
{
    public KeysListCommand(CommandHost host)
        : base("list", "Lists the signing keys, a line each: kid, alg, when it was made, from when it signs.") =>
        SetAction((_, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                foreach (var key in await services.GetRequiredService<SigningKeys>().ListAsync(cancellationToken))
                {
                    await host.Io.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{key.KeyId}\t{key.Algorithm}\t{key.CreatedAt:u}\t{key.SignsFrom:u}"));
                }
            },
            stopping));
}
