using FsCheck.Fluent;
using Identity.Domain.PasswordReset;
using Identity.Domain.SignIn.Attempts;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.PasswordReset;

[Category("attack-10")]
[Category("fault-14")]
internal sealed class ResetAttemptsTests
{
    private static readonly DateTimeOffset Now = Given.Now;

    [TestCase(59, false)]
    [TestCase(60, true)]
    public void Five_wrong_answers_to_a_method_end_the_hour(int minutes, bool allowed)
    {
        var five = Enumerable.Range(0, 5).Aggregate(AttemptState.None, (state, _) => Next(ResetAttempts.ChargeMethod(state, Now)));

        Assert.That(
            ResetAttempts.ChargeMethod(five, Now.AddMinutes(minutes)),
            allowed ? Is.TypeOf<AttemptVerdict.Allowed>() : Is.EqualTo(new AttemptVerdict.Locked(Now.AddHours(1))));
    }

    [TestCase(ResetBrowser.Known, 24)]
    [TestCase(ResetBrowser.Unknown, 1)]
    public void Five_failed_sessions_lock(ResetBrowser browser, int hours)
    {
        var four = Sessions(AttemptState.None, browser, 4);
        var five = Sessions(four, browser, 1);

        Assert.Multiple(() =>
        {
            Assert.That(four.LockedUntil, Is.Null);
            Assert.That(
                ResetAttempts.ChargeSession(five, browser, Now.AddHours(hours).AddTicks(-1)), Is.EqualTo(new AttemptVerdict.Locked(Now.AddHours(hours))));
            Assert.That(Next(ResetAttempts.ChargeSession(five, browser, Now.AddHours(hours))).Failures, Is.EqualTo(1));
        });
    }

    [TestCase(-1, true)]
    [TestCase(0, false)]
    public void A_day_without_a_failed_session_forgets(int ticks, bool locks)
    {
        var four = Sessions(AttemptState.None, ResetBrowser.Known, 4);

        Assert.That(
            Next(ResetAttempts.ChargeSession(four, ResetBrowser.Known, Now.AddDays(1).AddTicks(ticks))).LockedUntil.HasValue, Is.EqualTo(locks));
    }

    [Test]
    public void A_reset_that_succeeded_forgets_all_of_it() =>
        Assert.That(Sessions(ResetAttempts.Clear(), ResetBrowser.Known, 4).LockedUntil, Is.Null);

    [Test]
    public void A_right_answer_gives_back_its_own_try_only()
    {
        var four = Enumerable.Range(0, 4).Aggregate(AttemptState.None, (state, _) => Next(ResetAttempts.ChargeMethod(state, Now)));

        Assert.That(ResetAttempts.Refund(Next(ResetAttempts.ChargeMethod(four, Now))).Failures, Is.EqualTo(4));
        Assert.That(ResetAttempts.Refund(AttemptState.None).Failures, Is.Zero);
    }

    [Test]
    public void However_they_are_spread_no_six_wrong_answers_fit_in_an_hour() =>
        Claim.Holds(Gen.Elements(0, 60, 719, 720, 3599, 3600).ListOf(40), seconds =>
            NoSixIn(ResetAttempts.MethodWindow, Looked(seconds, ResetAttempts.ChargeMethod)));

    [Test]
    public void However_they_are_spread_no_six_failed_sessions_of_known_browsers_fit_in_a_day() =>
        Claim.Holds(Gen.Elements(0, 60, 3600, 17_279, 17_280, 86_399, 86_400).ListOf(40), seconds =>
            NoSixIn(ResetAttempts.SessionWindow, Looked(seconds, (state, now) => ResetAttempts.ChargeSession(state, ResetBrowser.Known, now))));

    [Test]
    public void However_often_an_unknown_browser_fails_its_last_failure_locks_for_an_hour_at_most() =>
        Claim.Holds(Gen.Elements(0, 1, 60, 3599, 3600, 86_400).ListOf(40), seconds =>
        {
            var looked = Looked(seconds, (state, now) => ResetAttempts.ChargeSession(state, ResetBrowser.Unknown, now), out var locks);
            return locks.TrueForAll(until => looked.Exists(at => until - at <= TimeSpan.FromHours(1)));
        });

    private static bool NoSixIn(TimeSpan window, List<DateTimeOffset> looked) =>
        looked.Zip(looked.Skip(ResetAttempts.Limit)).All(pair => pair.Second - pair.First >= window);

    private static List<DateTimeOffset> Looked(IEnumerable<int> pauses, Func<AttemptState, DateTimeOffset, AttemptVerdict> charge) =>
        Looked(pauses, charge, out _);

    /// <summary>When something was let through, and until when it was not.</summary>
    private static List<DateTimeOffset> Looked(
        IEnumerable<int> pauses, Func<AttemptState, DateTimeOffset, AttemptVerdict> charge, out List<DateTimeOffset> locks)
    {
        var (state, now, looked) = (AttemptState.None, Now, new List<DateTimeOffset>());
        locks = [];
        foreach (var pause in pauses)
        {
            now = now.AddSeconds(pause);
            switch (charge(state, now))
            {
                case AttemptVerdict.Allowed(var next):
                    state = next;
                    looked.Add(now);
                    break;
                case AttemptVerdict.Locked(var until):
                    locks.Add(until);
                    break;
            }
        }

        return looked;
    }

    private static AttemptState Sessions(AttemptState state, ResetBrowser browser, int times) =>
        Enumerable.Range(0, times).Aggregate(state, (next, _) => Next(ResetAttempts.ChargeSession(next, browser, Now)));

    private static AttemptState Next(AttemptVerdict verdict) => ((AttemptVerdict.Allowed)verdict).Next;
}
