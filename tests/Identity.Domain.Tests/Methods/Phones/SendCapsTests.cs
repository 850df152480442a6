using Identity.Domain.Methods.Phones;

namespace Identity.Domain.Tests.Methods.Phones;

[Category("fault-24")]
internal sealed class SendCapsTests
{
    [Test]
    public void Numbers_of_one_range_share_a_counter_whoever_has_them()
    {
        var one = Of("+31612345678", "a");
        var other = Of("+31612349999", "b");

        Assert.Multiple(() =>
        {
            Assert.That(Key(one, "prefixPerHour"), Is.EqualTo(Key(other, "prefixPerHour")));
            Assert.That(Key(one, "numberPerDay"), Is.Not.EqualTo(Key(other, "numberPerDay")));
            Assert.That(one.Select(cap => cap.Key), Has.None.Contains("+31612345678"), "the number itself is in no key");
        });
    }

    [TestCase(PhoneChannel.Text, 8)]
    [TestCase(PhoneChannel.Call, 15)]
    public void A_message_is_charged_with_what_it_costs(PhoneChannel channel, int cost) =>
        Assert.That(Of("+31612345678", "a", channel).Single(cap => cap.Name == "costPerDay").Amount, Is.EqualTo(cost));

    [Test]
    public void Every_figure_of_the_policy_but_the_persons_own_is_a_counter_or_a_cost() =>
        Assert.That(
            Of("+31612345678", "a").Select(cap => cap.Name),
            Is.EquivalentTo(SendLimits.Bounds.Keys.Except(["personPerHour", "textCost", "callCost"])));

    private static IReadOnlyList<SendCap> Of(string number, string digest, PhoneChannel channel = PhoneChannel.Text) =>
        SendCaps.For(SendLimits.Default, channel, number, digest, "NL", "192.0.2.1");

    private static string Key(IReadOnlyList<SendCap> caps, string name) => caps.Single(cap => cap.Name == name).Key;
}
