using Identity.Domain.Methods.Tokens;

namespace Identity.Domain.Tests.Methods.Tokens;

public sealed class TokenSerialTests
{
    [TestCase("ABC-123 456")]
    [TestCase("abc123456")]
    [TestCase("  Abc.123/456 ")]
    public void Serial_number_is_the_same_however_it_is_typed(string typed) =>
        Assert.That(TokenSerial.Parse(typed)!.Key, Is.EqualTo("ABC123456"));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("1")]
    [TestCase("-- --")]
    [TestCase("12\t34")]
    [TestCase("１２３４")]
    [TestCase("12345678901234567890123456789012345678901234567890123456789012345")]
    public void What_is_no_serial_number_is_none(string? typed) => Assert.That(TokenSerial.Parse(typed), Is.Null);

    [TestCase("2308612345678", "5678")]
    [TestCase("12-3456", "456")]
    [TestCase("123", "3")]
    public void Never_more_than_half_of_it_is_shown(string serial, string ending) => Assert.That(TokenSerial.Parse(serial)!.Ending, Is.EqualTo(ending));
}
