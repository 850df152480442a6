using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.Enrollment;

internal sealed class EnrollmentAuthorityProperties
{
    [Test]
    [Category("attack-2")]
    [Category("rule-5")]
    public void Methods_change_only_on_a_young_proof_by_one_of_the_strongest() =>
        Claim.Holds(WorldGenerator.Worlds, world =>
        {
            var permitted = Authority(world) is EnrollmentAuthority.Permitted;
            var methods = world.Person.Methods.Where(method => method.Method is TwoStepMethod).ToList();
            var strongest = methods.Exists(method => method.Method.Name is "securityKey")
                ? methods.FindAll(method => method.Method.Name is "securityKey")
                : methods;
            var passwords = world.Proofs.Where(proof => proof is PasswordProof && proof.Epoch == world.Person.Epoch && proof.At <= world.Now);
            var answered = world.Proofs.Any(proof => IsYoung(world, proof)
                && strongest.Exists(method => Oracle.Proves(proof, method) && !Oracle.IsHeld(world, method)));
            var mayFirst = world.Policy.FirstRegistration.Allow.Contains("password") && passwords.Any(proof => IsYoung(world, proof));
            var signedIn = passwords.Any() || world.Proofs.Any(proof =>
                Oracle.StandsAlone(world, proof) && proof.Epoch == world.Person.Epoch && proof.At <= world.Now);
            return permitted == (!world.Person.MustChangePassword && (strongest.Count == 0 ? mayFirst : answered && signedIn));
        });

    [Test]
    [Category("attack-7")]
    public void A_permit_is_phishing_resistant_only_by_a_key_registered_by_a_key() =>
        Claim.Holds(WorldGenerator.Worlds, world => Authority(world) is not EnrollmentAuthority.Permitted { Permit.Level: AssuranceLevel.PhishingResistant }
            || world.Person.Methods.Any(method => method is { RegisteredUnder: AssuranceLevel.PhishingResistant, Method.Name: "securityKey" }
                && world.Proofs.Any(proof => proof is TwoStepProof { AtRegistration: false } && Oracle.Proves(proof, method))));

    private static EnrollmentAuthority Authority(World world) => EnrollmentAuthority.For(world.Policy, world.Person, world.Proofs, world.Now);

    private static bool IsYoung(World world, SignInProof proof) =>
        proof.Epoch == world.Person.Epoch && proof.At <= world.Now && proof.At >= world.Now.AddMinutes(-15);
}
