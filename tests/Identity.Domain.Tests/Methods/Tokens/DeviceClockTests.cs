using FsCheck;
using FsCheck.Fluent;
using Identity.Domain.Methods.Tokens;

namespace Identity.Domain.Tests.Methods.Tokens;

public sealed class DeviceClockTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [TestCase(30, 0, 60_000_000)]
    [TestCase(60, 0, 30_000_000)]
    [TestCase(60, -7, 29_999_993)]
    public void Step_is_counted_in_the_intervals_of_the_device(int seconds, long drift, long step) =>
        Assert.That(new DeviceClock(seconds, drift).StepAt(Now), Is.EqualTo(step));

    [FsCheck.NUnit.Property]
    public Property Clock_that_was_heard_at_a_step_is_at_that_step() => Prop.ForAll(
        (from seconds in Gen.Elements(30, 60) from ahead in Gen.Choose(-500, 500) from later in Gen.Choose(-500, 500) select (seconds, ahead, later)).ToArbitrary(),
        heard =>
        {
            var clock = new DeviceClock(heard.seconds, Drift: 3);
            var step = clock.StepAt(Now) + heard.ahead;
            var learned = clock.HeardAt(step, Now);
            return learned.StepAt(Now) == step && learned.StepAt(Now.AddSeconds(heard.later * heard.seconds)) == step + heard.later;
        });

    [TestCase(30, 1, 1)]
    [TestCase(30, -3, 2)]
    [TestCase(60, 5, 5)]
    public void Distance_is_told_in_minutes(int seconds, long steps, int minutes)
    {
        var clock = new DeviceClock(seconds, Drift: 2);

        Assert.That(clock.MinutesTo(clock.StepAt(Now) + steps, Now), Is.EqualTo(minutes));
    }
}
