using BenchmarkDotNet.Attributes;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;
using Identity.Testing;

namespace Identity.Benchmarks.Functions;

/// <summary>The pure core, on the demo's policy.</summary>
public class DecisionBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly RegisteredMethod Totp = new()
    {
        Id = Guid.CreateVersion7(),
        Method = MethodCatalogue.Totp,
        Channel = "totp:1",
        Label = "Phone",
        RegisteredAt = Now.AddDays(-30),
        RegisteredUnder = AssuranceLevel.TwoFactor,
        IsDefault = true,
    };

    private static readonly PersonFacts Newcomer = new()
    {
        Id = Guid.CreateVersion7(),
        Epoch = 1,
        IsDisabled = false,
        CreatedAt = Now.AddYears(-1),
        Groups = new HashSet<string>(["staff"]),
        Methods = [],
        Deferrals = [],
    };

    private readonly PolicyDocument policy = ((PolicyReading.Valid)PolicyReader.Read(TestPolicies.Demo)).Document;
    private readonly PersonFacts registered = Newcomer with { Methods = [Totp] };
    private readonly SignInProof[] proofs =
    [
        new PasswordProof(Now.AddSeconds(-9), epoch: 1),
        new TwoStepProof(MethodCatalogue.Totp, Totp.Id, Totp.Channel, Now.AddSeconds(-1), epoch: 1),
    ];
    private readonly GateRequest request = new() { ClientId = "expenses", StartedAt = Now.AddSeconds(-10) };

    [Benchmark(Description = "ExitGate.Decide: proceed")]
    public GateDecision Proceed() => ExitGate.Decide(policy, registered, proofs, request, Now);

    [Benchmark(Description = "ExitGate.Decide: enroll")]
    public GateDecision Enroll() => ExitGate.Decide(policy, Newcomer, proofs, request, Now);

    [Benchmark(Description = "EnrollmentPlan.Compute: interrupt")]
    public EnrollmentPlan Plan() => EnrollmentPlan.Compute(policy, Newcomer, AssuranceLevel.OneFactor, Now, Now);

    [Benchmark(Description = "PolicyReader.Read: the demo's")]
    public PolicyReading Read() => PolicyReader.Read(TestPolicies.Demo);
}
