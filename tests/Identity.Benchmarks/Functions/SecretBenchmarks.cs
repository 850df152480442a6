using BenchmarkDotNet.Attributes;
using Identity.Domain.Methods.Tokens;
using Identity.Server.Authenticators.Totp;
using Identity.Server.Passwords;

namespace Identity.Benchmarks.Functions;

/// <summary>What people prove themselves with.</summary>
public class SecretBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TotpSecret secret = TotpSecret.New();
    private readonly string hash = Argon2Hash.Default.Make("correct horse");
    private string code = "";

    [GlobalSetup]
    public void MakeCode() => code = secret.Codes(DeviceClock.OfApp.StepSeconds).ComputeTotp(Now.UtcDateTime);

    [Benchmark(Description = "TotpCodes.Match: right")]
    public bool Totp() => TotpCodes.Match(secret, DeviceClock.OfApp, code, Now).Step is not null;

    [Benchmark(Description = "TotpCodes.Match: wrong")]
    public bool WrongTotp() => TotpCodes.Match(secret, DeviceClock.OfApp, "no code", Now).Step is not null;

    [Benchmark(Description = "Argon2Hash.Matches")]
    public bool Argon2id() => Argon2Hash.Default.Matches(hash, "correct horse");
}
