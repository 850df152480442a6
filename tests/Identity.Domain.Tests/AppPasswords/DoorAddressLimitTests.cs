using Identity.Domain.AppPasswords;
using Identity.Domain.SignIn.Attempts;

namespace Identity.Domain.Tests.AppPasswords;

[Category("attack-10")]
internal sealed class DoorAddressLimitTests
{
    [Test]
    public void A_hundred_wrong_ones_make_an_address_wait_a_minute()
    {
        var state = Charge(AttemptState.None, DoorAddressLimit.Limit - 1);
        Assert.That(state.LockedUntil, Is.Null);

        state = Charge(state, 1);

        Assert.That(state.LockedUntil, Is.EqualTo(Given.Now + DoorAddressLimit.Lock));
        Assert.That(DoorAddressLimit.Charge(state, Given.Now.AddSeconds(59)), Is.EqualTo(new AttemptVerdict.Locked(Given.Now.AddSeconds(60))));
        Assert.That(DoorAddressLimit.Charge(state, Given.Now.AddSeconds(60)), Is.TypeOf<AttemptVerdict.Allowed>());
    }

    [TestCase(14, 100)]
    [TestCase(15, 1)]
    public void A_quarter_of_an_hour_without_one_forgets(int minutes, int failures)
    {
        var state = Charge(AttemptState.None, DoorAddressLimit.Limit - 1);

        var next = ((AttemptVerdict.Allowed)DoorAddressLimit.Charge(state, Given.Now.AddMinutes(minutes))).Next;

        Assert.That(next.Failures, Is.EqualTo(failures));
    }

    private static AttemptState Charge(AttemptState state, int times) =>
        Enumerable.Range(0, times).Aggregate(state, (kept, _) => ((AttemptVerdict.Allowed)DoorAddressLimit.Charge(kept, Given.Now)).Next);
}
