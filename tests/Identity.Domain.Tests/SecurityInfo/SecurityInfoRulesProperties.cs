using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.SecurityInfo;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.SecurityInfo;

internal sealed class SecurityInfoRulesProperties
{
    [Test]
    [Category("rule-5")]
    public void Removing_what_may_be_removed_makes_nothing_required_missing() =>
        Claim.Holds(WorldGenerator.Worlds, world =>
        {
            var unmet = Oracle.Unmet(world).Select(rule => rule.Id).ToList();
            return world.Person.Methods.All(method =>
                Remove(world, method) is not RemovalAnswer.Allowed || Oracle.Unmet(Without(world, method)).All(rule => unmet.Contains(rule.Id)));
        });

    [Test]
    public void What_may_not_be_removed_is_required_by_the_rule_that_is_named() =>
        Claim.Holds(WorldGenerator.Worlds, world => world.Person.Methods.All(method =>
            Remove(world, method) is not RemovalAnswer.Required(var ruleId) || Oracle.Unmet(Without(world, method)).Any(rule => rule.Id == ruleId)));

    [Test]
    [Category("rule-2")]
    public void The_default_is_always_a_second_factor_that_can_be_used_and_there_is_one_if_there_can_be() =>
        Claim.Holds(WorldGenerator.Worlds, world => world.Person.Methods.All(method =>
        {
            var left = Oracle.SecondFactors(Without(world, method));
            return Remove(world, method) is not RemovalAnswer.Allowed(var next)
                || (next is null ? left.Count == 0 : left.Contains(next) && (next.IsDefault || !left.Any(other => other.IsDefault)));
        }));

    [Test]
    [Category("rule-5")]
    [Category("fault-10")]
    public void A_change_of_a_security_key_takes_no_older_proof_than_any_other_change() =>
        Claim.Holds(WorldGenerator.Worlds, world =>
            Authority(world, MethodCatalogue.SecurityKey) is not EnrollmentAuthority.Permitted
            || (Authority(world, MethodCatalogue.Email) is EnrollmentAuthority.Permitted
                && world.Proofs.Any(proof => proof.Epoch == world.Person.Epoch && proof.At <= world.Now && proof.At >= world.Now.AddMinutes(-5))));

    private static EnrollmentAuthority Authority(World world, AuthenticationMethod kind) =>
        SecurityInfoRules.Authority(world.Policy, world.Person, kind, world.Proofs, world.Now);

    private static RemovalAnswer Remove(World world, RegisteredMethod method) => SecurityInfoRules.Remove(world.Policy, world.Person, method.Id);

    private static World Without(World world, RegisteredMethod method) =>
        world with { Person = world.Person with { Methods = [.. world.Person.Methods.Where(other => other != method)] } };
}
