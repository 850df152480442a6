using System.Security.Cryptography.X509Certificates;
using Identity.Testing;

namespace Identity.Server.Tests.Conformance;

/// <summary>The Config OP plan.</summary>
public sealed class ConfigModules : SuiteFixture
{
    private static readonly string[] Needed = ["response_types_supported", "subject_types_supported", "grant_types_supported", "claims_supported"];

    [TestCase(TestName = "oidcc-discovery-endpoint-verification")]
    public void DiscoveryEndpointVerification()
    {
        Assert.That(Needed.Where(name => MetadataChecks.Texts(Suite.Metadata, name).Count == 0), Is.Empty);
        Assert.That(MetadataChecks.Texts(Suite.Metadata, "id_token_signing_alg_values_supported"), Does.Contain("RS256"));
        Assert.That(Suite.Metadata.ContainsKey("userinfo_endpoint"), Is.True);
        Assert.That(Suite.Metadata.ContainsKey("request_uri_parameter_supported"), Is.True, "true unless something is said");
        if (!MetadataChecks.Texts(Suite.Metadata, "request_object_signing_alg_values_supported").Contains("RS256"))
        {
            Suite.Warn("`request_object_signing_alg_values_supported` has no RS256, as there are no request objects");
        }
    }

    [Test]
    public async Task Who_was_not_given_the_certificate_does_not_get_through()
    {
        using var other = LoopbackCertificate.Create();
        foreach (var trusted in new X509Certificate2?[] { null, other })
        {
            using var http = LoopbackCertificate.Client(Server.Address, trusted);

            var failure = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/"));

            Assert.That(failure!.HttpRequestError, Is.EqualTo(HttpRequestError.SecureConnectionError));
        }
    }
}
