using FsCheck.Fluent;
using Identity.Domain.SignIn.Attempts;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.SignIn.Attempts;

[Category("attack-10")]
[Category("fault-14")]
internal sealed class CodeBudgetTests
{
    private static readonly DateTimeOffset Now = Given.Now;

    [Test]
    public void The_sixth_wrong_code_is_not_looked_at()
    {
        var five = Wrong(AttemptState.None, 5, Now);

        Assert.Multiple(() =>
        {
            Assert.That(CodeBudget.TriesLeft(five, Now), Is.Zero);
            Assert.That(CodeBudget.Charge(five, Now.AddMinutes(14)), Is.EqualTo(new AttemptVerdict.Locked(Now.AddMinutes(15))));
            Assert.That(CodeBudget.Charge(five, Now.AddMinutes(15)), Is.TypeOf<AttemptVerdict.Allowed>());
            Assert.That(CodeBudget.TriesLeft(five, Now.AddMinutes(15)), Is.EqualTo(5));
        });
    }

    [Test]
    public void Twenty_wrong_codes_end_the_day()
    {
        var state = AttemptState.None;
        for (var turn = 0; turn < 4; turn++)
        {
            state = Wrong(state, 5, Now.AddHours(turn));
        }

        Assert.Multiple(() =>
        {
            Assert.That(CodeBudget.Charge(state, Now.AddHours(23)), Is.EqualTo(new AttemptVerdict.Locked(Now.AddDays(1))));
            Assert.That(CodeBudget.TriesLeft(state, Now.AddHours(23)), Is.Zero);
            Assert.That(CodeBudget.Charge(state, Now.AddDays(1)), Is.TypeOf<AttemptVerdict.Allowed>());
        });
    }

    [Test]
    public void A_right_code_gives_back_its_own_try_only()
    {
        var three = Wrong(AttemptState.None, 3, Now);

        Assert.That(CodeBudget.TriesLeft(CodeBudget.Refund(Wrong(three, 1, Now)), Now), Is.EqualTo(2));
    }

    [Test]
    public void A_refund_never_makes_more_than_there_was() =>
        Assert.That(CodeBudget.TriesLeft(CodeBudget.Refund(AttemptState.None), Now), Is.EqualTo(5));

    [Test]
    public void However_they_are_spread_no_six_wrong_codes_fit_in_fifteen_minutes()
    {
        var pauses = Gen.Elements(0, 1, 60, 179, 180, 300, 899, 900, 3600).ListOf(60);

        Claim.Holds(pauses, seconds =>
        {
            var (state, now, looked) = (AttemptState.None, Now, new List<DateTimeOffset>());
            foreach (var pause in seconds)
            {
                now = now.AddSeconds(pause);
                if (CodeBudget.Charge(state, now) is AttemptVerdict.Allowed(var next))
                {
                    state = next;
                    looked.Add(now);
                }
            }

            return looked.Zip(looked.Skip(CodeBudget.WindowLimit)).All(pair => pair.Second - pair.First >= CodeBudget.Window);
        });
    }

    private static AttemptState Wrong(AttemptState state, int times, DateTimeOffset now) =>
        Enumerable.Range(0, times).Aggregate(state, (next, _) => ((AttemptVerdict.Allowed)CodeBudget.Charge(next, now)).Next);
}
