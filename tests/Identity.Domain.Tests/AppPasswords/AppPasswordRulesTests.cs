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

    [TestCase(0, "192.0.2.1", Doors.Mail, false, false)]
    [TestCase(4, "192.0.2.1", Doors.Mail, false, false)]
    [TestCase(5, "192.0.2.1", Doors.Mail, true, false)]
    [TestCase(1439, "192.0.2.1", Doors.Mail, true, false)]
    [TestCase(1440, "192.0.2.1", Doors.Mail, true, true)]
    [TestCase(0, "192.0.2.2", Doors.Mail, true, true)]
    [TestCase(0, null, Doors.Mail, true, true)]
    [TestCase(0, "192.0.2.1", Doors.Web, true, true)]
    public void A_use_is_written_down_every_five_minutes_and_told_once_a_day_or_from_a_new_place(
        int minutes, string? address, Doors door, bool isNewUse, bool isNews) => Assert.Multiple(() =>
        {
            Assert.That(AppPasswordRules.IsNewUse(Used, door, address, Given.Now.AddMinutes(minutes)), Is.EqualTo(isNewUse));
            Assert.That(AppPasswordRules.IsNews(Used, door, address, Given.Now.AddMinutes(minutes)), Is.EqualTo(isNews));
        });

    [Test]
    public void The_first_use_is_news() =>
        Assert.That(AppPasswordRules.IsNews(Used with { LastUsedAt = null, LastUsedFrom = null }, Doors.Web, address: null, Given.Now), Is.True);

    [TestCase(1, 0, true)]
    [TestCase(2, 0, false)]
    [TestCase(1, 1, false)]
    [TestCase(1, -1, true)]
    public void It_works_in_its_epoch_until_it_expires(long epoch, int minutesAfter, bool isLive) =>
        Assert.That((Used with { ExpiresAt = Given.Now.AddSeconds(1) }).IsLive(epoch, Given.Now.AddMinutes(minutesAfter)), Is.EqualTo(isLive));
}
