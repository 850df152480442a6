using Identity.Testing;

namespace Identity.Server.Tests.Conformance;

/// <summary>What a browser checks of cookies before it keeps them: the prefix <c>__Host-</c> is a promise (RFC 6265bis 4.1.3.2).</summary>
internal static class CookieChecks
{
    public static void Check(CookieJar cookies)
    {
        foreach (var (name, line) in cookies.Lines)
        {
            var attributes = line.Split(';', StringSplitOptions.TrimEntries).Skip(1).Select(attribute => attribute.ToLowerInvariant()).ToList();
            Assert.That(attributes, Does.Contain("secure").And.Contain("path=/").And.Contain("httponly"), name);
            Assert.That(attributes, Has.None.StartsWith("domain"), name);
            Assert.That(name, Does.StartWith("__Host-").Or.Not.Contain("session"), name);
        }
    }
}
