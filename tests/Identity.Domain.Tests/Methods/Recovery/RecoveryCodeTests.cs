using Identity.Domain.Methods.Recovery;

namespace Identity.Domain.Tests.Methods.Recovery;

internal sealed class RecoveryCodeTests
{
    [TestCase("7k2mq-x94td")]
    [TestCase("7K2MQX94TD")]
    [TestCase(" 7k2mq  x94td\n")]
    public void It_is_read_however_it_is_typed(string typed) => Assert.That(RecoveryCode.Read(typed)?.Shown, Is.EqualTo("7k2mq-x94td"));

    [Test]
    public void Letters_that_look_like_digits_are_those_digits() =>
        Assert.That(RecoveryCode.Read("oOiIl-LLLLL")?.Letters, Is.EqualTo("0011111111"));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("123456")]
    [TestCase("7k2mq-x94tdd")]
    [TestCase("7k2mq-x94tu")]
    [TestCase("7k2mq-x94t\u212A")]
    public void What_cannot_be_one_is_none(string? typed) => Assert.That(RecoveryCode.Read(typed), Is.Null);

    [Test]
    public void What_is_made_can_be_read_and_says_nothing_in_a_log()
    {
        var at = 0;
        var code = RecoveryCode.Make(bound => at++ * 7 % bound);

        Assert.That(RecoveryCode.Read(code.Shown), Is.EqualTo(code));
        Assert.That($"{code}", Does.Not.Contain(code.Letters));
    }
}
