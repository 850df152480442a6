using Identity.Domain.Methods.Phones;
using Identity.Domain.Policies;
using Identity.Server.Authenticators.Phone;

namespace Identity.Server.Tests.Phones;

public sealed class PhoneNumberReaderTests
{
    private static readonly PhoneSwitches Policy = new(Text: true, Call: true, ["NL", "BE"]);

    [TestCase("06 12345678", "NL", "+31612345678")]
    [TestCase("(06)-1234 5678", "NL", "+31612345678")]
    [TestCase("6 12345678", "NL", "+31612345678")]
    [TestCase("0031 6 12345678", "BE", "+31612345678")]
    [TestCase("+31 (0)6 12345678", "BE", "+31612345678")]
    [TestCase("0470 12 34 56", "BE", "+32470123456")]
    [TestCase("٠٦١٢٣٤٥٦٧٨", "NL", "+31612345678")]
    public void A_number_is_read_as_people_type_it(string typed, string country, string number) =>
        Assert.That(Read(typed, country), Is.EqualTo(new PhoneReading.Accepted(new PhoneAddress(number, null))));

    [TestCase(null, nameof(PhoneProblem.Empty))]
    [TestCase("  ", nameof(PhoneProblem.Empty))]
    [TestCase("telephone", nameof(PhoneProblem.NotANumber))]
    [TestCase("06 1234", nameof(PhoneProblem.NotANumber))]
    [TestCase("112", nameof(PhoneProblem.NotANumber))]
    [TestCase("+1 202 555 0123", nameof(PhoneProblem.Country))]
    [TestCase("0900 1234", nameof(PhoneProblem.Kind))]
    [TestCase("0800 1234", nameof(PhoneProblem.Kind))]
    [TestCase("+32 903 12 345", nameof(PhoneProblem.Kind))]
    [TestCase("020 123 4567", nameof(PhoneProblem.NoText))]
    public void A_number_that_cannot_be_used_is_refused_with_its_reason(string? typed, string problem) =>
        Assert.That(Read(typed, "NL"), Is.EqualTo(new PhoneReading.Refused(Enum.Parse<PhoneProblem>(problem))));

    [TestCase("020 123 4567", "12", "12")]
    [TestCase("020 123 4567 ext. 34", null, "34")]
    [TestCase("020 123 4567", " ", null)]
    public void A_phone_at_work_keeps_its_extension(string typed, string? extension, string? kept) =>
        Assert.That(Read(typed, "NL", PhoneChannel.Call, extension), Is.EqualTo(new PhoneReading.Accepted(new PhoneAddress("+31201234567", kept))));

    [TestCase("020 123 4567", "reception")]
    [TestCase("020 123 4567", "123456789")]
    [TestCase("06 12345678", "12")]
    public void An_extension_that_is_none_is_refused(string typed, string extension) =>
        Assert.That(Read(typed, "NL", PhoneChannel.Call, extension), Is.EqualTo(new PhoneReading.Refused(PhoneProblem.Extension)));

    [Test]
    public void A_country_that_does_not_exist_is_no_reason_to_fail() =>
        Assert.That(Read("06 12345678", "??"), Is.EqualTo(new PhoneReading.Refused(PhoneProblem.NotANumber)));

    [Test]
    [Category("attack-11")]
    public void A_mask_shows_two_digits_and_no_more()
    {
        var masked = new PhoneAddress("+31612345678", null).Masked;

        Assert.That(masked, Is.EqualTo("+31 ••••••• 78"));
        Assert.That(new PhoneAddress("+31201234567", "12").Shown, Is.EqualTo("+31 20 123 4567 #12"));
    }

    private static PhoneReading Read(string? typed, string country, PhoneChannel channel = PhoneChannel.Text, string? extension = null) =>
        PhoneNumberReader.Read(typed, country, extension, channel, Policy);
}
