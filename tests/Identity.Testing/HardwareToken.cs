using OtpNet;

namespace Identity.Testing;

/// <summary>A hardware token in somebody's hand (RFC 6238): it shows codes, and nobody can set its clock.</summary>
/// <param name="Serial">The serial number on its back.</param>
/// <param name="Base32">Its key, which its maker's file tells.</param>
/// <param name="StepSeconds">Its interval.</param>
public sealed record HardwareToken(string Serial, string Base32, int StepSeconds)
{
    /// <summary>By how much its clock runs ahead.</summary>
    public TimeSpan Drift { get; init; }

    /// <summary>Its line in its maker's file.</summary>
    /// <param name="userName">Whose it is; empty if it is in stock.</param>
    public string Line(string userName = "") => $"{userName},{Serial},{Base32},{StepSeconds},Contoso,Key 1";

    /// <summary>What it shows at a moment.</summary>
    public string CodeAt(DateTimeOffset at) => new Totp(Base32Encoding.ToBytes(Base32), step: StepSeconds).ComputeTotp((at + Drift).UtcDateTime);

    /// <summary>What it shows now.</summary>
    public string Code(RunningServer server) => CodeAt(server.Clock.GetUtcNow());

    /// <summary>The next code: the server's clock moves on by one time step, since each works once.</summary>
    public string NextCode(RunningServer server)
    {
        server.Clock.Advance(TimeSpan.FromSeconds(StepSeconds));
        return Code(server);
    }

    /// <summary>Six digits that it shows at no time within two hours.</summary>
    public string WrongCode(RunningServer server)
    {
        var near = Enumerable.Range(-250, 501).Select(step => CodeAt(server.Clock.GetUtcNow().AddSeconds(step * StepSeconds))).ToHashSet();
        return Enumerable.Range(0, 1000).Select(number => $"{number:D6}").First(code => !near.Contains(code));
    }
}
