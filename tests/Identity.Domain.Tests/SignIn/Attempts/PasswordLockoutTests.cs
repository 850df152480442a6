using Identity.Domain.SignIn.Attempts;

namespace Identity.Domain.Tests.SignIn.Attempts;

[Category("rule-6")]
internal sealed class PasswordLockoutTests
{
    private static readonly DateTimeOffset Now = Given.Now;

    [Test]
    public void Ten_wrong_passwords_lock_for_a_minute()
    {
        var nine = Wrong(AttemptState.None, 9, Now);
        var ten = Wrong(nine, 1, Now, "tenth");

        Assert.Multiple(() =>
        {
            Assert.That(nine.LockedUntil, Is.Null);
            Assert.That(PasswordLockout.Charge(ten, "eleventh", Now.AddSeconds(59)), Is.EqualTo(new AttemptVerdict.Locked(Now.AddSeconds(60))));
            Assert.That(PasswordLockout.Charge(ten, "eleventh", Now.AddSeconds(60)), Is.TypeOf<AttemptVerdict.Allowed>());
        });
    }

    [Test]
    public void Each_further_lock_lasts_twice_as_long_up_to_an_hour()
    {
        var (state, now, locks) = (Wrong(AttemptState.None, 10, Now), Now, new List<double>());
        for (var turn = 0; turn < 8; turn++)
        {
            locks.Add((state.LockedUntil!.Value - now).TotalSeconds);
            now = state.LockedUntil.Value;
            state = Wrong(state, 1, now, $"turn {turn}");
        }

        Assert.That(locks, Is.EqualTo(new double[] { 60, 120, 240, 480, 960, 1920, 3600, 3600 }));
    }

    [Test]
    public void The_same_wrong_password_again_is_counted_once()
    {
        var state = AttemptState.None;
        for (var turn = 0; turn < 50; turn++)
        {
            state = Next(PasswordLockout.Charge(state, "the old one", Now));
        }

        Assert.That(state, Has.Property("Failures").EqualTo(1).And.Property("LockedUntil").Null);
    }

    [Test]
    public void The_right_password_forgets_the_wrong_ones()
    {
        var cleared = PasswordLockout.Clear(Wrong(AttemptState.None, 10, Now));

        Assert.That(Wrong(cleared, 9, Now).LockedUntil, Is.Null);
    }

    [TestCase((24 * 60) - 1, true)]
    [TestCase(24 * 60, false)]
    public void A_day_without_a_wrong_password_forgets(int minutes, bool locks) =>
        Assert.That(Wrong(Wrong(AttemptState.None, 9, Now), 1, Now.AddMinutes(minutes), "later").LockedUntil.HasValue, Is.EqualTo(locks));

    private static AttemptState Wrong(AttemptState state, int times, DateTimeOffset now, string prefix = "wrong") =>
        Enumerable.Range(0, times).Aggregate(state, (next, turn) => Next(PasswordLockout.Charge(next, $"{prefix} {turn}", now)));

    private static AttemptState Next(AttemptVerdict verdict) => ((AttemptVerdict.Allowed)verdict).Next;
}
