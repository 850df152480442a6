using OtpNet;

namespace Identity.Testing;

/// <summary>A person's authenticator app (RFC 6238).</summary>
public sealed class AuthenticatorApp(string base32)
{
    private readonly Totp totp = new(Base32Encoding.ToBytes(base32));

    /// <summary>The method's id at the server; empty until it is known.</summary>
    public Guid MethodId { get; init; }

    /// <summary>The key.</summary>
    public string Base32 => base32;

    /// <summary>The code of a moment.</summary>
    public string CodeAt(DateTimeOffset at) => totp.ComputeTotp(at.UtcDateTime);

    /// <summary>The next code that was not shown before: the server's clock moves on by one time step, since each works once.</summary>
    public string NextCode(RunningServer server)
    {
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        return CodeAt(server.Clock.GetUtcNow());
    }

    /// <summary>Six digits that are no code of this app within two minutes.</summary>
    public string WrongCode(DateTimeOffset at)
    {
        var near = Enumerable.Range(-4, 9).Select(step => CodeAt(at.AddSeconds(step * 30))).ToHashSet();
        return Enumerable.Range(0, 20).Select(number => $"{number:D6}").First(code => !near.Contains(code));
    }
}
