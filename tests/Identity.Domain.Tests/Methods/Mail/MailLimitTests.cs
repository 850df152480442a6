using Identity.Domain.Methods.Mail;
using Identity.Domain.SignIn.Attempts;

namespace Identity.Domain.Tests.Methods.Mail;

[Category("fault-24")]
internal sealed class MailLimitTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public void Ten_may_be_asked_for_and_the_tenth_locks_for_a_day()
    {
        var state = Ask(AttemptState.None, 10, TimeSpan.FromSeconds(30));
        var last = Now + (9 * TimeSpan.FromSeconds(30));

        Assert.That(state.LockedUntil, Is.EqualTo(last + MailLimit.Lock));
        Assert.That(MailLimit.Charge(state, MailLimit.Lock, last.AddHours(24).AddTicks(-1)), Is.EqualTo(new AttemptVerdict.Locked(last.AddHours(24))));
        Assert.That(((AttemptVerdict.Allowed)MailLimit.Charge(state, MailLimit.Lock, last.AddHours(24))).Next, Is.EqualTo(new AttemptState { Failures = 1, WindowStartedAt = last.AddHours(24) }));
    }

    [Test]
    public void Nine_in_each_ten_minutes_never_lock()
    {
        var state = Ask(AttemptState.None, 9, TimeSpan.Zero);
        var later = Now + MailLimit.Window;

        var next = (AttemptVerdict.Allowed)MailLimit.Charge(state, MailLimit.Lock, later);

        Assert.That(next.Next, Is.EqualTo(new AttemptState { Failures = 1, WindowStartedAt = later }));
    }

    [Test]
    [Category("attack-10")]
    public void Whoever_knows_no_more_than_a_name_locks_for_as_long_as_is_said()
    {
        var state = Ask(AttemptState.None, 10, TimeSpan.Zero, TimeSpan.FromHours(1));

        Assert.That(state.LockedUntil, Is.EqualTo(Now.AddHours(1)));
    }

    private static AttemptState Ask(AttemptState state, int times, TimeSpan apart, TimeSpan? lockFor = null) =>
        Enumerable.Range(0, times).Aggregate(
            state, (kept, time) => ((AttemptVerdict.Allowed)MailLimit.Charge(kept, lockFor ?? MailLimit.Lock, Now + (time * apart))).Next);
}
