using FsCheck.Fluent;
using Identity.Domain.Methods.Phones;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.Methods.Phones;

[Category("fault-24")]
[Category("attack-10")]
internal sealed class SendPacingTests
{
    private const int PerHour = 5;

    private static readonly DateTimeOffset Now = Given.Now;

    [Test]
    public void The_first_one_goes_at_once() => Assert.That(SendPacing.WaitUntil([], PerHour, Now), Is.Null);

    [TestCase(1, 30)]
    [TestCase(2, 60)]
    [TestCase(3, 120)]
    [TestCase(4, 120)]
    public void After_each_one_a_longer_time_passes(int sent, int seconds)
    {
        var sentAt = Enumerable.Range(0, sent).Select(number => Now.AddMinutes(-10 * number)).ToArray();

        Assert.Multiple(() =>
        {
            Assert.That(SendPacing.WaitUntil(sentAt, PerHour, Now), Is.EqualTo(Now.AddSeconds(seconds)));
            Assert.That(SendPacing.WaitUntil(sentAt, PerHour, Now.AddSeconds(seconds - 1)), Is.EqualTo(Now.AddSeconds(seconds)));
            Assert.That(SendPacing.WaitUntil(sentAt, PerHour, Now.AddSeconds(seconds)), Is.Null);
        });
    }

    [Test]
    public void The_sixth_in_an_hour_waits_until_the_first_is_an_hour_old()
    {
        DateTimeOffset[] sentAt = [Now, Now.AddMinutes(5), Now.AddMinutes(10), Now.AddMinutes(20), Now.AddMinutes(30)];

        Assert.Multiple(() =>
        {
            Assert.That(SendPacing.WaitUntil(sentAt, PerHour, Now.AddMinutes(59)), Is.EqualTo(Now.AddHours(1)));
            Assert.That(SendPacing.WaitUntil(sentAt, PerHour, Now.AddHours(1)), Is.Null);
        });
    }

    [Test]
    public void However_people_try_no_hour_ever_holds_more_than_it_may()
    {
        var pauses = Gen.Elements(0, 1, 29, 30, 59, 60, 119, 120, 121, 600, 3599, 3600).ListOf(80);

        Claim.Holds(pauses, tries =>
        {
            var (now, sentAt) = (Now, new List<DateTimeOffset>());
            foreach (var pause in tries)
            {
                now = now.AddSeconds(pause);
                if (SendPacing.WaitUntil(sentAt, PerHour, now) is null)
                {
                    sentAt.Add(now);
                }
            }

            return sentAt.TrueForAll(start => sentAt.Count(at => at >= start && at - start < SendPacing.Window) <= PerHour)
                && sentAt.Zip(sentAt.Skip(1)).All(pair => pair.Second - pair.First >= TimeSpan.FromSeconds(30));
        });
    }

    [Test]
    public void Waiting_as_long_as_is_said_is_always_enough()
    {
        var ages = Gen.Choose(0, 7200).ListOf(12);

        Claim.Holds(ages, seconds =>
        {
            DateTimeOffset[] sentAt = [.. seconds.Select(age => Now.AddSeconds(-age))];
            return SendPacing.WaitUntil(sentAt, PerHour, Now) is not { } until || SendPacing.WaitUntil(sentAt, PerHour, until) is null;
        });
    }
}
