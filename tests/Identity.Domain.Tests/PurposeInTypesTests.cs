using Identity.Domain.SignIn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Identity.Domain.Tests;

/// <summary>What the compiler refuses, each beside the nearest thing that it takes.</summary>
[Category("rule-2")]
internal sealed class PurposeInTypesTests
{
    private const string Parameters = """
        PolicyDocument policy, PersonFacts person, GateRequest request, DateTimeOffset now, EnrollmentPlan.Interrupt plan, EnrollmentPermit permit,
        IReadOnlyList<SignInProof> proofs, IReadOnlyList<ResetProof> resetProofs, TwoStepProof proof, ResetProof resetProof, ResetPermit resetPermit,
        AppPasswordProof appPassword, DoorRequest door, RememberedDevice device, RememberedDeviceProof recognised,
        MailboxConfirmation confirmation
        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(ExitGate).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    [TestCase("new TwoStepProof(MethodCatalogue.Totp, Guid.Empty, \"\", now, 1)", null)]
    [TestCase("new TwoStepProof(MethodCatalogue.Email, Guid.Empty, \"\", now, 1)", "CS1503")]
    [TestCase("new TwoStepProof(MethodCatalogue.Questions, Guid.Empty, \"\", now, 1)", "CS1503")]
    public void A_second_step_is_proven_with_a_two_step_method_only(string code, string? error) => Expect(code, error);

    [TestCase("ExitGate.Decide(policy, person, proofs, request, now)", null)]
    [TestCase("ExitGate.Decide(policy, person, resetProofs, request, now)", "CS1503")]
    [TestCase("ExitGate.Decide(policy, person, [proof], request, now)", null)]
    [TestCase("ExitGate.Decide(policy, person, [resetProof], request, now)", "CS0029")]
    [Category("rule-4")]
    [Category("fault-12")]
    public void A_proof_for_a_reset_is_none_for_the_gate(string code, string? error) => Expect(code, error);

    [TestCase("ExitGate.Decide(policy, person, appPassword, door, now)", null)]
    [TestCase("ExitGate.Decide(policy, person, [appPassword], request, now)", "CS0029")]
    [TestCase("ExitGate.Decide(policy, person, appPassword, request, now)", "CS1503")]
    [TestCase("ExitGate.Decide(policy, person, proofs, door, now)", "CS1503")]
    [TestCase("EnrollmentAuthority.For(policy, person, [appPassword], now)", "CS0029")]
    [TestCase("ResetGate.Decide(policy, person, [appPassword], now)", "CS0029")]
    [Category("fault-9")]
    [Category("attack-11")]
    public void An_app_password_is_good_at_doors_alone_and_nothing_else_is(string code, string? error) => Expect(code, error);

    [TestCase("ResetGate.Decide(policy, person, resetProofs, now)", null)]
    [TestCase("ResetGate.Decide(policy, person, proofs, now)", "CS1503")]
    [TestCase("ResetGate.Decide(policy, person, [resetProof], now)", null)]
    [TestCase("ResetGate.Decide(policy, person, [proof], now)", "CS0029")]
    [Category("rule-4")]
    public void A_proof_of_a_sign_in_is_none_for_a_reset(string code, string? error) => Expect(code, error);

    [TestCase("new ResetDecision.NewPassword(resetPermit)", null)]
    [TestCase("new ResetDecision.NewPassword(permit)", "CS1503")]
    [TestCase("new GateDecision.Enroll(plan, resetPermit)", "CS1503")]
    [TestCase("ExitGate.Decide(policy, person, [resetPermit], request, now)", "CS0029")]
    [TestCase("EnrollmentAuthority.For(policy, person, [resetPermit], now)", "CS0029")]
    [TestCase("EnrollmentAuthority.For(policy, person, resetProofs, now)", "CS1503")]
    [TestCase("SecurityInfoRules.Authority(policy, person, MethodCatalogue.Totp, proofs, now)", null)]
    [TestCase("SecurityInfoRules.Authority(policy, person, MethodCatalogue.Totp, resetProofs, now)", "CS1503")]
    [TestCase("HeldChannels.Remaining(person, resetProofs, now)", "CS1503")]
    [Category("rule-4")]
    [Category("fault-12")]
    public void What_a_reset_gives_is_good_for_no_sign_in_and_no_method(string code, string? error) => Expect(code, error);

    [TestCase("resetPermit.IsGood(1, now)", null)]
    [TestCase("new ResetPermit(Guid.Empty, 1, now, [], [])", "CS1729")]
    [TestCase("resetPermit with { PersonId = Guid.Empty }", "CS0200")]
    [Category("fault-11")]
    [Category("fault-12")]
    public void Only_the_reset_gate_makes_a_permit_for_a_new_password(string code, string? error) => Expect(code, error);

    [TestCase("ExitGate.Decide(policy, person, [permit], request, now)", "CS0029")]
    [TestCase("new GateDecision.Enroll(plan, permit)", null)]
    [TestCase("new GateDecision.Enroll(plan, proof)", "CS1503")]
    [Category("attack-2")]
    public void A_permit_is_no_proof_and_a_proof_no_permit(string code, string? error) => Expect(code, error);

    [TestCase("ExitGate.Decide(policy, person, [recognised], request, now)", null)]
    [TestCase("ExitGate.Decide(policy, person, [device], request, now)", "CS0029")]
    [TestCase("(TwoStepProof)(SignInProof)recognised", null)]
    [TestCase("(TwoStepProof)recognised", "CS0030")]
    [TestCase("ResetGate.Decide(policy, person, [recognised], now)", "CS0029")]
    [TestCase("ExitGate.Decide(policy, person, recognised, door, now)", "CS1503")]
    [Category("attack-5")]
    public void A_remembered_device_is_no_second_step(string code, string? error) => Expect(code, error);

    [TestCase("EnrollmentAuthority.For(policy, person, proofs, now, confirmation)", null)]
    [TestCase("ExitGate.Decide(policy, person, [confirmation], request, now)", "CS0029")]
    [TestCase("EnrollmentAuthority.For(policy, person, [confirmation], now)", "CS0029")]
    [TestCase("ResetGate.Decide(policy, person, [confirmation], now)", "CS0029")]
    [Category("attack-2")]
    public void A_confirmed_mailbox_is_no_proof(string code, string? error) => Expect(code, error);

    [TestCase("EnrollmentAuthority.For(policy, person, proofs, now)", null)]
    [TestCase("new EnrollmentPermit(Guid.Empty, 1, AssuranceLevel.TwoFactor)", "CS1729")]
    [Category("attack-2")]
    public void Only_the_authority_makes_a_permit(string code, string? error) => Expect(code, error);

    [TestCase("MethodCatalogue.Totp", null)]
    [TestCase("new TwoStepMethod(\"email\", AssuranceLevel.TwoFactor)", "CS1729")]
    public void Nobody_outside_adds_a_method(string code, string? error) => Expect(code, error);

    [TestCase("public sealed record Mine;", null)]
    [TestCase("public sealed record Mine() : SignInProof(default, 1);", "CS0122")]
    [Category("rule-1")]
    public void Nobody_outside_invents_a_kind_of_proof(string declaration, string? error) => Expect("0", error, declaration);

    private static void Expect(string expression, string? error, string declaration = "")
    {
        var source = $$"""
            using System;
            using System.Collections.Generic;
            using Identity.Domain.AppPasswords;
            using Identity.Domain.Enrollment;
            using Identity.Domain.Methods;
            using Identity.Domain.PasswordReset;
            using Identity.Domain.Policies;
            using Identity.Domain.SecurityInfo;
            using Identity.Domain.SignIn;
            public static class Snippet { public static object Of({{Parameters}}) => {{expression}}; }
            {{declaration}}
            """;
        var compilation = CSharpCompilation.Create(
            "Snippet", [CSharpSyntaxTree.ParseText(source)], References, new(OutputKind.DynamicallyLinkedLibrary));

        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).ToList();

        var ids = string.Join(' ', errors.Select(diagnostic => diagnostic.Id).Distinct());
        Assert.That(ids, Is.EqualTo(error ?? ""), string.Join('\n', errors));
    }
}
