using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Requests;

/// <summary>Comparison of redirect URIs (RFC 9700 2.1, RFC 8252 7.3).</summary>
[Category("protocol-5")]
public sealed class ValidatedRedirectTests
{
    [TestCase("https://app.example/callback", "https://app.example/callback", true)]
    [TestCase("https://app.example/callback", "https://app.example/Callback", false)]
    [TestCase("https://app.example/callback", "https://APP.example/callback", false)]
    [TestCase("https://app.example/callback", "https://app.example:443/callback", false)]
    [TestCase("https://app.example/callback", "https://app.example/callback/", false)]
    [TestCase("https://app.example/callback", "https://app.example/callback?x=1", false)]
    [TestCase("https://app.example/callback", "https://app.example/callback#x", false)]
    [TestCase("https://app.example/callback", "https://app.example/x/../callback", false)]
    [TestCase("https://app.example/callback?a=b", "https://app.example/callback", false)]
    [TestCase("https://app.example/callback", "https://app.example:8443/callback", false)]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1:50123/callback", true)]
    [TestCase("http://127.0.0.1:1/callback", "http://127.0.0.1/callback", true)]
    [TestCase("http://[::1]/callback", "http://[::1]:50123/callback", true)]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1:50123/other", false)]
    [TestCase("http://127.0.0.1/callback", "http://[::1]/callback", false)]
    [TestCase("http://127.0.0.1/callback", "https://127.0.0.1:50123/callback", false)]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1.evil.example/callback", false)]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1:80@evil.example/callback", false)]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1:x/callback", false)]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1:/callback", false)]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1:65535/callback", true)]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1:65536/callback", false)]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1@evil.example/callback", false)]
    [TestCase("http://localhost/callback", "http://localhost:50123/callback", false)]
    [TestCase("http://127.0.0.1", "http://127.0.0.1:9", true)]
    public void Address_is_compared_to_the_letter_but_for_loopback_ports(string registered, string sent, bool matches) =>
        Assert.That(ValidatedRedirect.Match(Apps.Web with { RedirectUris = [registered] }, sent)?.Uri, Is.EqualTo(matches ? sent : null));

    [Test]
    [Category("protocol-4")]
    public void Nothing_but_the_comparison_makes_one() =>
        Assert.That(typeof(ValidatedRedirect).GetConstructors(), Is.Empty);
}
