using Identity.OpenId.Endpoints;
using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Endpoints;

/// <summary>The metadata (OpenID Connect Discovery 3 and 4; the suite's Config OP plan).</summary>
public sealed class DiscoveryEndpointTests
{
    private const string Address = "/.well-known/openid-configuration";
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    [Test]
    public async Task Every_announced_endpoint_is_routed()
    {
        var metadata = (await engine.GetAsync(Address)).Json();
        var announced = metadata.Where(member => member.Key.EndsWith("_endpoint", StringComparison.Ordinal) || member.Key == "jwks_uri");

        foreach (var (name, address) in announced)
        {
            Assert.That(EndpointTable.Rows.Select(row => Engine.Issuer + row.Path), Does.Contain(address!.GetValue<string>()), name);
        }

        Assert.That(metadata.Text("issuer"), Is.EqualTo(Engine.Issuer));
        Assert.That(announced.Count(), Is.EqualTo(9));
    }

    [TestCase("scopes_supported", "openid profile email address phone offline_access")]
    [TestCase("response_types_supported", "code")]
    [TestCase("response_modes_supported", "query form_post")]
    [TestCase("grant_types_supported", "authorization_code refresh_token client_credentials password urn:ietf:params:oauth:grant-type:device_code")]
    [TestCase("subject_types_supported", "public")]
    [TestCase("id_token_signing_alg_values_supported", "RS256 PS256 ES256")]
    [TestCase("token_endpoint_auth_methods_supported", "client_secret_basic client_secret_post private_key_jwt none")]
    [TestCase("code_challenge_methods_supported", "S256")]
    [TestCase("acr_values_supported", "urn:identity:1fa urn:identity:2fa")]
    public async Task List_says_what_is_there(string name, string values)
    {
        var metadata = (await engine.GetAsync(Address)).Json();

        Assert.That(metadata[name]!.AsArray().Select(value => value!.GetValue<string>()), Is.EqualTo(values.Split(' ')));
    }

    [TestCase("request_parameter_supported", false)]
    [TestCase("request_uri_parameter_supported", false)]
    [TestCase("claims_parameter_supported", true)]
    [TestCase("require_request_uri_registration", false)]
    [TestCase("authorization_response_iss_parameter_supported", true)]
    [Category("protocol-17")]
    public async Task Switch_says_what_is_there(string name, bool value) =>
        Assert.That((await engine.GetAsync(Address)).Json()[name]!.GetValue<bool>(), Is.EqualTo(value));

    [Test]
    public async Task It_may_be_kept_for_a_while() =>
        Assert.That(((ProtocolResult.Json)await engine.GetAsync(Address)).CacheControl, Is.EqualTo("public, max-age=300"));
}
