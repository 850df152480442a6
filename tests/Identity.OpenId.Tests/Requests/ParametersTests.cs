using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Requests;

/// <summary>Reading of parameters (RFC 6749 3.1 and appendix B).</summary>
public sealed class ParametersTests
{
    [Test]
    [Category("protocol-1")]
    public void Names_are_compared_to_the_letter()
    {
        var parameters = Parameters.Parse("Client_ID=a&client_id=b");

        Assert.That(parameters["client_id"], Is.EqualTo("b"));
        Assert.That(parameters.Repeated, Is.Empty);
    }

    [TestCase("state=&scope=openid")]
    [TestCase("state&scope=openid")]
    [TestCase("&scope=openid&")]
    [Category("protocol-1")]
    public void Empty_value_is_no_value(string encoded)
    {
        var parameters = Parameters.Parse(encoded);

        Assert.That(parameters["state"], Is.Null);
        Assert.That(parameters["scope"], Is.EqualTo("openid"));
    }

    [TestCase("state=a&state=b")]
    [TestCase("state=a&state=a&state=a")]
    [TestCase("state=&state=a")]
    [TestCase("state=a&st%61te=b")]
    [Category("protocol-1")]
    public void Repeated_parameter_has_no_value(string encoded)
    {
        var parameters = Parameters.Parse(encoded);

        Assert.That(parameters["state"], Is.Null);
        Assert.That(parameters.Repeated, Is.EqualTo(new[] { "state" }));
    }

    [TestCase("a+b%20c", "a b c")]
    [TestCase("%C3%A9", "\u00e9")]
    [TestCase("a=b", "a=b")]
    [TestCase("%2B%26%3d", "+&=")]
    public void Form_encoding_is_decoded(string encoded, string decoded) =>
        Assert.That(Parameters.Parse("x=" + encoded)["x"], Is.EqualTo(decoded));

    [TestCase("x=%")]
    [TestCase("x=%4")]
    [TestCase("x=%zz")]
    [TestCase("x=%ff")]
    [TestCase("x=%ED%A0%80")]
    [TestCase("x=\u00e9")]
    [TestCase("%=x")]
    [TestCase("x=a%00b")]
    [TestCase("x=a\0b")]
    public void Malformed_encoding_is_not_guessed_at(string encoded) =>
        Assert.That(Parameters.Parse(encoded).Fault, Is.Not.Null);

    [Test]
    public async Task Malformed_request_gets_the_page()
    {
        using var engine = new Engine();

        var result = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web) + "&x=%zz");

        Assert.That(result.Page().Error, Is.EqualTo("invalid_request"));
    }
}
