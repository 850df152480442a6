using FsCheck.Fluent;

namespace Identity.Domain.Tests.Worlds;

internal sealed class WorldGeneratorTests
{
    private static readonly string[] Common = ["Proceed", "SignIn", "Challenge", "Enroll", "Refuse"];

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

            Assert.That(answers.GetValueOrDefault("Consent"), Is.GreaterThan(10), "Consent");
        });
    }
}
