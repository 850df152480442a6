using Identity.OpenId.Stores;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Endpoints;

/// <summary>The device authorization endpoint (RFC 8628 3.1 and 3.2).</summary>
public sealed class DeviceAuthorizationEndpointTests
{
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    [Test]
    public async Task A_device_gets_a_code_for_itself_and_one_for_its_person()
    {
        var open = (await engine.PostAsync(Tvs.Ask, Form.Encode(("client_id", "tv"), ("scope", "openid")))).Json();
        var secret = (await engine.PostAsync(Tvs.Ask, Form.Encode(("scope", "openid payroll.read"), ("resource", "https://payroll.example")), Form.Basic("kiosk"))).Json();

        foreach (var answer in new[] { open, secret })
        {
            Assert.That(answer.Text("device_code"), Does.Match("^[A-Za-z0-9_-]{43}$"));
            Assert.That(answer.Text("user_code"), Does.Match("^[B-Z]{4}-[B-Z]{4}$"));
            Assert.That(answer.Text("verification_uri"), Is.EqualTo($"{Engine.Issuer}/device"));
            Assert.That((answer["expires_in"]!.GetValue<long>(), answer["interval"]!.GetValue<long>()), Is.EqualTo((600, 5)));
        }
    }

    [Test]
    [Category("attack-6")]
    public async Task No_link_carries_the_code_to_the_page() =>
        Assert.That(
            (await engine.PostAsync(Tvs.Ask, Form.Encode(("client_id", "tv"), ("scope", "openid")))).Json().ContainsKey("verification_uri_complete"), Is.False);

    [Test]
    [Category("protocol-44")]
    [Category("attack-9")]
    public async Task Neither_code_is_kept_as_it_is()
    {
        var (deviceCode, userCode) = await engine.AskForCodesAsync();

        var kept = string.Join('\n', engine.Grants.Artifacts.Select(artifact => $"{artifact.Key} {artifact.Data}"));
        Assert.That(kept, Does.Not.Contain(deviceCode).And.Not.Contain(userCode).And.Not.Contain(userCode.Replace("-", "", StringComparison.Ordinal)));
        Assert.That(kept, Does.Not.Contain(Handle.Hash(userCode.Replace("-", "", StringComparison.Ordinal))), "34 bits are found by trying");
        Assert.That(engine.Grants.Artifacts.Select(artifact => artifact.Kind), Is.EquivalentTo([ArtifactKind.DeviceCode, ArtifactKind.UserCode]));
    }

    [TestCase("scope", "", "invalid_scope")]
    [TestCase("scope", "unknown", "invalid_scope")]
    [TestCase("resource", "https://unknown.example", "invalid_target")]
    [TestCase("scope", "openid&scope=email", "invalid_request")]
    public async Task Mistakes_are_told_to_the_client(string name, string value, string error)
    {
        var form = name == "scope" ? $"client_id=tv&scope={value}" : Form.Encode(("client_id", "tv"), ("scope", "openid"), (name, value));

        Assert.That((await engine.PostAsync(Tvs.Ask, form)).TokenError(), Is.EqualTo(error));
        Assert.That(engine.Grants.Artifacts, Is.Empty);
    }

    [Test]
    [Category("protocol-22")]
    public async Task Client_authenticates_and_has_to_be_registered_for_it()
    {
        Assert.That((await engine.PostAsync(Tvs.Ask, "scope=openid", Form.Basic("kiosk", "wrong"))).TokenError(401), Is.EqualTo("invalid_client"));
        Assert.That((await engine.PostAsync(Tvs.Ask, "scope=openid&client_id=kiosk")).TokenError(401), Is.EqualTo("invalid_client"));
        Assert.That((await engine.PostAsync(Tvs.Ask, "scope=openid", Form.Basic("web"))).TokenError(), Is.EqualTo("unauthorized_client"));
        Assert.That(engine.Grants.Artifacts, Is.Empty);
    }

    [Test]
    public async Task Discovery_names_it_and_its_grant_type()
    {
        var metadata = (await engine.GetAsync("/.well-known/openid-configuration")).Json();

        Assert.That(metadata.Text("device_authorization_endpoint"), Is.EqualTo(Engine.Issuer + Tvs.Ask));
        Assert.That(metadata["grant_types_supported"]!.AsArray().Select(type => type!.GetValue<string>()), Has.Member("urn:ietf:params:oauth:grant-type:device_code"));
    }
}
