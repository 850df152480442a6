using FsCheck.Fluent;
using Identity.Domain.PasswordReset;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Worlds;

internal sealed class WorldGeneratorTests
{
    private static readonly string[] Common = ["Proceed", "SignIn", "Challenge", "Enroll", "Refuse"];
    private static readonly string[] Seldom = ["Consent", "ChangePassword", "Review"];
    private static readonly string[] ResetAnswers = ["Verify", "NewPassword", "NotOffered", "NotAllowed", "TooFewMethods"];

    [Test]
    public void Every_answer_of_the_gate_comes_up_often_enough_to_be_tested()
    {
        var answers = WorldGenerator.Worlds.Sample(4000).CountBy(world => world.Decide().GetType().Name).ToDictionary();

        Assert.Multiple(() =>
        {
            foreach (var answer in Common)
            {
                Assert.That(answers.GetValueOrDefault(answer), Is.GreaterThan(4000 * 5 / 100), answer);
            }

            foreach (var answer in Seldom)
            {
                Assert.That(answers.GetValueOrDefault(answer), Is.GreaterThan(10), answer);
            }
        });
    }

    [Test]
    public void What_is_seldom_comes_up_often_enough_to_be_tested()
    {
        var decisions = WorldGenerator.Worlds.Sample(4000).Select(world => world.Decide()).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(decisions.Count(decision => decision is GateDecision.Enroll { Plan.IsProposal: true }), Is.GreaterThan(10), "proposals");
            Assert.That(decisions.Count(decision => decision is GateDecision.Refuse(RefusalReason.ChannelProvedReset)), Is.GreaterThan(10), "held");
        });
    }

    [Test]
    public void Every_answer_of_the_reset_gate_comes_up_often_enough_to_be_tested()
    {
        var answers = ResetWorlds.All.Sample(4000).CountBy(reset => reset.Decide() is ResetDecision.Refuse(var why) ? why.ToString() : reset.Decide().GetType().Name)
            .ToDictionary();

        Assert.Multiple(() =>
        {
            foreach (var answer in ResetAnswers)
            {
                Assert.That(answers.GetValueOrDefault(answer), Is.GreaterThan(20), answer);
            }
        });
    }
}
