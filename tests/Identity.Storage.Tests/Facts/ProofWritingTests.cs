using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Storage.Facts;

namespace Identity.Storage.Tests.Facts;

[TestFixture]
public sealed class ProofWritingTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public void Proofs_are_read_as_they_were_written()
    {
        IReadOnlyList<SignInProof> proofs =
        [
            new PasswordProof(At, 1),
            new TwoStepProof(MethodCatalogue.Totp, Guid.CreateVersion7(), "device", At, 1, atRegistration: true),
            new TwoStepProof(MethodCatalogue.SecurityKey, Guid.CreateVersion7(), "key", At, 1),
            new RememberedDeviceProof(Guid.CreateVersion7(), At, 1),
            new TwoStepProof(MethodCatalogue.SecurityKey, Guid.CreateVersion7(), "key", At, 1) { Key = new(UserVerified: true, IsSynced: true) },
        ];

        Assert.That(ProofWriting.Read(ProofWriting.Write(proofs)), Is.EqualTo(proofs));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("[]")]
    public void Nothing_written_is_no_proof(string? json) => Assert.That(ProofWriting.Read(json), Is.Empty);

    [Test]
    [Category("rule-2")]
    [TestCase("email")]
    [TestCase("questions")]
    [TestCase("unheard-of")]
    public void Method_that_is_not_for_two_steps_is_never_read_as_a_proof(string method) => Assert.That(
        ProofWriting.Read($$"""[{"kind":"twoStep","method":"{{method}}","id":"{{Guid.Empty}}","channel":"c","at":0,"epoch":1}]"""), Is.Empty);
}
