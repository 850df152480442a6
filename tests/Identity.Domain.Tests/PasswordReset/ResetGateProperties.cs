using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.PasswordReset;

internal sealed class ResetGateProperties
{
    [Test]
    [Category("attack-11")]
    public void Until_a_method_of_the_person_is_proven_every_name_gets_the_answer_of_a_name_that_nobody_has() =>
        Claim.Holds(ResetWorlds.All, reset => Counting(reset).Count > 0 || Text(reset.Decide()) == Text(reset.DecideForNobody()));

    [Test]
    [Category("attack-11")]
    public void What_is_offered_before_a_proof_comes_from_policy_alone() =>
        Claim.Holds(ResetWorlds.All, reset =>
            Text((reset with { Proofs = [] }).Decide()) == Text((reset with { Proofs = [], Person = Given.Person() }).Decide()));

    [Test]
    [Category("attack-3")]
    [Category("attack-4")]
    [Category("fault-5")]
    public void A_new_password_takes_as_many_methods_as_policy_says_each_of_its_own_kind_and_channel() =>
        Claim.Holds(ResetWorlds.All, reset => reset.Decide() is ResetDecision.NewPassword == MayReset(reset));

    [Test]
    public void A_proof_that_does_not_count_changes_nothing() =>
        Claim.Holds(ResetWorlds.All, reset => Text(reset.Decide()) == Text((reset with { Proofs = Counting(reset) }).Decide()));

    [Test]
    [Category("attack-1")]
    public void A_raised_epoch_ends_a_reset_that_was_under_way() =>
        Claim.Holds(ResetWorlds.All, reset =>
            Text((reset with { Person = reset.Person with { Epoch = reset.Person.Epoch + 5 } }).Decide()) == Text(reset.DecideForNobody()));

    [Test]
    [Category("fault-11")]
    public void A_permit_names_the_person_and_ends_with_the_session_of_its_oldest_proof() =>
        Claim.Holds(ResetWorlds.All, reset => reset.Decide() is not ResetDecision.NewPassword(var permit)
            || (permit.PersonId == reset.Person.Id
                && permit.IsGood(reset.Person.Epoch, permit.ExpiresAt)
                && !permit.IsGood(reset.Person.Epoch + 1, reset.Now)
                && !permit.IsGood(reset.Person.Epoch, permit.ExpiresAt.AddTicks(1))
                && Counting(reset).All(proof => permit.ExpiresAt <= proof.At.AddMinutes(15))));

    [Test]
    [Category("attack-3")]
    public void The_channel_that_proved_it_is_held_unless_another_that_can_be_a_second_step_proved_it_too() =>
        Claim.Holds(ResetWorlds.All, reset =>
        {
            var able = Counting(reset).Where(proof => proof.Method.Name is "securityKey" or "totp" or "hardwareToken" or "phone").ToList();
            var channels = able.ConvertAll(proof => proof.Channel).Distinct().Order();
            return reset.Decide() is not ResetDecision.NewPassword(var permit)
                || (Oracle.MostDistinct(able.ConvertAll(proof => (proof.Method.Name, proof.Channel))) < 2
                    ? permit.HeldChannels.Order().SequenceEqual(channels)
                    : permit.HeldChannels.Count == 0);
        });

    [Test]
    [Category("fault-17")]
    public void Whoever_is_asked_for_more_arrives_by_proving_what_is_offered() =>
        Claim.Holds(ResetWorlds.All, reset => Counting(reset).Count == 0 || reset.Decide() is not ResetDecision.Verify || Arrives(reset));

    private static bool MayReset(ResetWorld reset)
    {
        if (reset.Policy.PasswordReset is not { } rule || reset.Person.IsDisabled || !Oracle.Meant(rule.Groups, reset.Person.Groups))
        {
            return false;
        }

        var isAdministrator = Oracle.IsAdministrator(reset.Policy, reset.Person);
        return Proven(reset) >= (isAdministrator || Oracle.Meant(rule.TwoMethods, reset.Person.Groups) ? 2 : 1);
    }

    private static bool Arrives(ResetWorld reset)
    {
        while (reset.Decide() is ResetDecision.Verify(var offered, _))
        {
            if (Provable(reset).FirstOrDefault(method => offered.Contains(method.Method) && !Counting(reset).Exists(proof => proof.MethodId == method.Id))
                is not { } next)
            {
                return false;
            }

            reset = reset with { Proofs = [.. reset.Proofs, new(next.Method, next.Id, next.Channel, reset.Now, reset.Person.Epoch)] };
        }

        return reset.Decide() is ResetDecision.NewPassword;
    }

    private static int Proven(ResetWorld reset) => Oracle.MostDistinct([.. Counting(reset).Select(proof => (proof.Method.Name, proof.Channel))]);

    private static List<ResetProof> Counting(ResetWorld reset) =>
        [.. reset.Proofs.Where(proof =>
            proof.Epoch == reset.Person.Epoch && proof.At <= reset.Now && proof.At >= reset.Now.AddMinutes(-15)
            && Provable(reset).Any(method => method.Id == proof.MethodId && method.Method.Name == proof.Method.Name && method.Channel == proof.Channel))];

    private static IEnumerable<RegisteredMethod> Provable(ResetWorld reset) =>
        reset.Person.Methods.Where(method =>
            Oracle.CountsForReset(reset.Policy, reset.Person, method) && !Oracle.IsStale(reset.Policy, method, reset.Now));

    private static string Text(ResetDecision decision) => decision switch
    {
        ResetDecision.Verify(var offered, var needed) => $"Verify {string.Join(' ', offered)} {needed}",
        ResetDecision.NewPassword(var permit) => $"NewPassword {string.Join(' ', permit.Methods)} {string.Join(' ', permit.HeldChannels)}",
        _ => decision.ToString(),
    };
}
