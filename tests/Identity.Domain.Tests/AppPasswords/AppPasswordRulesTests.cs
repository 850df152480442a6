using Identity.Domain.AppPasswords;

namespace Identity.Domain.Tests.AppPasswords;

internal sealed class AppPasswordRulesTests
{
    private static readonly AppPassword Used = new()
    {
        Id = Guid.Empty,
        PersonId = Guid.Empty,
        Epoch = 1,
        Name = "mail",
        CreatedAt = Given.Now.AddDays(-9),
        LastUsedAt = Given.Now,
        LastUsedFrom = "192.0.2.1",
        LastUsedDoor = Doors.Mail,
    };

    [TestCase(0, "192.0.2.1", Doors.Mail, false)]
    [TestCase(4, "192.0.2.1", Doors.Mail, false)]
    [TestCase(5, "192.0.2.1", Doors.Mail, true)]
    [TestCase(0, "192.0.2.2", Doors.Mail, true)]
    [TestCase(0, "192.0.2.1", Doors.Web, true)]
    public void A_use_is_written_down_every_five_minutes_or_elsewhere(int minutes, string place, Doors door, bool isNewUse) =>
        Assert.That(AppPasswordRules.IsNewUse(Used, door, place, Given.Now.AddMinutes(minutes)), Is.EqualTo(isNewUse));

    [Test]
    public void The_first_use_is_one() =>
        Assert.That(AppPasswordRules.IsNewUse(Used with { LastUsedAt = null, LastUsedFrom = null }, Doors.Mail, "192.0.2.1", Given.Now), Is.True);

    [TestCase(null, true)]
    [TestCase(0, false)]
    [TestCase(1439, false)]
    [TestCase(1440, true)]
    public void A_place_is_told_of_once_a_day(int? minutesAgo, bool isNews) =>
        Assert.That(AppPasswordRules.IsNews(minutesAgo is { } minutes ? Given.Now.AddMinutes(-minutes) : null, Given.Now), Is.EqualTo(isNews));

    [TestCase(30, true)]
    [TestCase(31, false)]
    public void A_place_is_known_for_thirty_days(int daysAgo, bool isKnown) =>
        Assert.That(AppPasswordRules.IsKnown([Given.Now.AddDays(-200), Given.Now.AddDays(-daysAgo)], Given.Now), Is.EqualTo(isKnown));

    [TestCase(1, 0, true)]
    [TestCase(2, 0, false)]
    [TestCase(1, 1, false)]
    [TestCase(1, -1, true)]
    public void It_works_in_its_epoch_until_it_expires(long epoch, int minutesAfter, bool isLive) =>
        Assert.That((Used with { ExpiresAt = Given.Now.AddSeconds(1) }).IsLive(epoch, Given.Now.AddMinutes(minutesAfter)), Is.EqualTo(isLive));
}
