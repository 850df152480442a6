using Identity.Server.Delivery.Gateways;
using Microsoft.Extensions.Primitives;

namespace Identity.Server.Tests.Delivery;

/// <summary>Only whoever knows the auth token can speak for the voice gateway.</summary>
[Category("attack-9")]
public sealed class TwilioSignatureTests
{
    private const string Address = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private const string Signature = "0/KCTR6DLpKmkAf8muzZqo1nDgQ=";

    // The example of Twilio's documentation.
    private static readonly Dictionary<string, StringValues> Form = new()
    {
        ["CallSid"] = "CA1234567890ABCDE",
        ["From"] = "+12349013030",
        ["To"] = "+18005551212",
        ["Caller"] = "+12349013030",
        ["Digits"] = "1234",
    };

    [Test]
    public void Signature_of_the_documentation_matches() => Assert.That(TwilioSignature.Matches("12345", Address, Form, Signature), Is.True);

    [TestCase("12346", Address, "1234", Signature)]
    [TestCase("12345", "https://mycompany.com/myapp.php?foo=1&bar=3", "1234", Signature)]
    [TestCase("12345", "https://mycompany.com/myapp.php", "1234", Signature)]
    [TestCase("12345", Address, "#", Signature)]
    [TestCase("12345", Address, "1234", "0/KCTR6DLpKmkAf8muzZqo1nDgq=")]
    [TestCase("12345", Address, "1234", "0/KCTR6DLpKmkAf8muzZqo1nDgQ")]
    [TestCase("12345", Address, "1234", "")]
    [TestCase("12345", Address, "1234", null)]
    public void Any_other_does_not(string authToken, string address, string digits, string? signature)
    {
        var form = new Dictionary<string, StringValues>(Form) { ["Digits"] = digits };

        Assert.That(TwilioSignature.Matches(authToken, address, form, signature), Is.False);
    }
}
