using System.Text.Json;
using Identity.OpenId.Clients;

namespace Identity.OpenId.Tests.Clients;

public sealed class ClientMetadataReaderTests
{
    [Test]
    public void Defaults_are_those_of_the_specification()
    {
        var metadata = Valid("""{"client_name":"App","redirect_uris":["https://app.example/callback"]}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(metadata.GrantTypes, Is.EqualTo(["authorization_code"]));
            Assert.That(metadata.ResponseTypes, Is.EqualTo(["code"]));
            Assert.That(metadata.TokenEndpointAuthMethod, Is.EqualTo("client_secret_basic"));
            Assert.That(metadata.IdTokenSignedResponseAlg, Is.EqualTo("RS256"));
            Assert.That(metadata.ApplicationType, Is.EqualTo("web"));
            Assert.That(metadata.Scopes, Is.EqualTo(["openid"]));
            Assert.That(metadata.RequirePkce, Is.False);
        }
    }

    [TestCase("""{"client_name":"App","redirect_uris":["https://app.example/cb"]}""")]
    [TestCase("""{"client_name":"App","redirect_uris":["com.example.app:/cb"],"application_type":"native","token_endpoint_auth_method":"none"}""")]
    [TestCase("""
        {"client_name":"App","client_uri":"https://app.example/","redirect_uris":["https://app.example/cb"],"post_logout_redirect_uris":["https://app.example/bye"],
        "grant_types":["authorization_code","refresh_token"],"scope":"openid offline_access","token_endpoint_auth_method":"client_secret_post",
        "id_token_signed_response_alg":"ES256","access_token_lifetime":60,"refresh_token_lifetime":3600,"refresh_token_absolute_lifetime":31536000,
        "require_pkce":true,"require_pushed_authorization_requests":true}
        """)]
    public void What_is_written_is_read_as_the_same_client(string json)
    {
        var client = ClientRegistration.Create(Valid(json)).Client;
        var written = ClientMetadataWriter.Write(client).ToJsonString();

        var read = (ClientMetadataReading.Valid)ClientMetadataReader.ReadReplacement(written, client.ClientId, []);

        Assert.That(JsonSerializer.Serialize(ClientRegistration.Replace(client, read.Metadata)), Is.EqualTo(JsonSerializer.Serialize(client)));
    }

    [Test]
    public void Client_from_before_its_type_was_kept_is_shown_as_what_its_addresses_need()
    {
        var client = ClientRegistration.Create(Valid("""{"client_name":"App","redirect_uris":["com.example.app:/cb"],"application_type":"native"}""")).Client;

        Assert.That((string?)ClientMetadataWriter.Write(client with { ApplicationType = null })["application_type"], Is.EqualTo("native"));
    }

    [TestCase("\"grant_types\":[\"authorization_code\",\"refresh_token\"],\"refresh_token_lifetime\":59", "must be from 60 to 31536000 seconds")]
    [TestCase("\"grant_types\":[\"authorization_code\",\"refresh_token\"],\"refresh_token_absolute_lifetime\":31536001", "must be from 60 to 31536000 seconds")]
    [TestCase("\"grant_types\":[\"authorization_code\",\"refresh_token\"],\"refresh_token_lifetime\":61,\"refresh_token_absolute_lifetime\":60", "is longer than")]
    [TestCase("\"refresh_token_lifetime\":3600", "needs refresh_token")]
    public void Lives_of_refresh_tokens_have_bounds(string members, string problem)
    {
        var reading = ClientMetadataReader.Read($$"""{"client_name":"App","redirect_uris":["https://app.example/cb"],{{members}}}""");

        Assert.That(((ClientMetadataReading.Invalid)reading).Errors.Single().Message, Does.Contain(problem));
    }

    [Category("protocol-6")]
    [TestCase("https://app.example/callback#here", "fragment")]
    [TestCase("https://app.example/callback#", "fragment")]
    [TestCase("https://user:secret@app.example/callback", "user information")]
    [TestCase("https://@app.example/callback", "user information")]
    [TestCase("http://app.example/callback", "is http")]
    [TestCase("http://localhost.app.example/callback", "is http")]
    [TestCase("http://127.0.0.1.app.example/callback", "is http")]
    [TestCase("javascript:alert(1)", "must be https")]
    [TestCase("data:text/html,hello", "must be https")]
    [TestCase("com.example.app:/callback", "must be https")]
    [TestCase("https:/callback", "no valid host")]
    [TestCase("https:///callback", "no valid host")]
    [TestCase("https://*.app.example/callback", "no valid host")]
    [TestCase("https://app.example\\@elsewhere.example/", "not an absolute URI")]
    [TestCase("/callback", "not an absolute URI")]
    [TestCase("HTTPS://app.example/callback", "not an absolute URI")]
    [TestCase("https://app.example/call back", "not an absolute URI")]
    [TestCase("", "not an absolute URI")]
    public void A_web_client_cannot_register_such_an_address(string uri, string reason) =>
        Assert.That(ErrorOf(uri, "web"), Does.Contain(reason));

    [Category("protocol-6")]
    [TestCase("javascript:alert(1)", "without a dot")]
    [TestCase("data:text/html,hello", "without a dot")]
    [TestCase("myapp://callback", "without a dot")]
    [TestCase("com.example.app://user@callback", "user information")]
    [TestCase("com.example.app:/callback#here", "fragment")]
    [TestCase("http://app.example/callback", "is http")]
    public void A_native_client_cannot_register_such_an_address(string uri, string reason) =>
        Assert.That(ErrorOf(uri, "native"), Does.Contain(reason));

    [TestCase("https://app.example/callback?tenant=1", "web")]
    [TestCase("https://app.example", "web")]
    [TestCase("http://localhost:5081/signin-oidc", "web")]
    [TestCase("http://127.0.0.1/callback", "web")]
    [TestCase("http://[::1]:8080/callback", "native")]
    [TestCase("com.example.app:/callback", "native")]
    [TestCase("https://app.example/callback", "native")]
    public void Such_an_address_can_be_registered(string uri, string type) => Assert.That(ErrorOf(uri, type), Is.Null);

    [Test]
    public void Addresses_for_after_sign_out_and_the_own_page_follow_the_same_rules()
    {
        var errors = Invalid(
            """
            {
              "client_name": "App",
              "client_uri": "javascript:alert(1)",
              "redirect_uris": ["https://app.example/callback"],
              "post_logout_redirect_uris": [
                "https://app.example/",
                "http://app.example/"
              ]
            }
            """);

        Assert.That(
            errors.Select(error => (error.Line, error.Field)),
            Is.EqualTo([(3, "client_uri"), (7, "post_logout_redirect_uris[1]")]));
    }

    [TestCase("""{"client_name":"App"}""", "redirect_uris")]
    [TestCase("""{"client_name":"App","redirect_uris":[]}""", "redirect_uris")]
    [TestCase("""{"redirect_uris":["https://app.example/"]}""", "client_name")]
    [TestCase("""{"client_name":"App","redirect_uris":["https://app.example/"],"redirect_uri":"x"}""", "redirect_uri")]
    [TestCase("""{"client_name":"App","redirect_uris":["https://app.example/"],"client_name":"Other"}""", "client_name")]
    [TestCase("""{"client_name":"App","redirect_uris":["https://app.example/"],"grant_types":["implicit","authorization_code"]}""", "grant_types[0]")]
    [TestCase("""{"client_name":"App","redirect_uris":["https://app.example/"],"grant_types":["refresh_token"]}""", "grant_types")]
    [TestCase("""{"client_name":"App","redirect_uris":["https://app.example/"],"response_types":["token"]}""", "response_types[0]")]
    [TestCase("""{"client_name":"App","redirect_uris":["https://app.example/"],"scope":"openid offline_access"}""", "scope")]
    [TestCase("""{"client_name":"App","redirect_uris":["https://app.example/"],"scope":"openid everything"}""", "scope")]
    [TestCase("""{"client_name":"App","redirect_uris":["https://app.example/"],"token_endpoint_auth_method":"client_secret_jwt"}""", "token_endpoint_auth_method")]
    [TestCase("""{"client_name":"App","redirect_uris":["https://app.example/"],"id_token_signed_response_alg":"none"}""", "id_token_signed_response_alg")]
    [TestCase("""{"client_name":"App","redirect_uris":["https://app.example/"],"application_type":"browser"}""", "application_type")]
    [TestCase("""{"client_name":"App","redirect_uris":["https://app.example/"],"token_endpoint_auth_method":"none","require_pkce":false}""", "require_pkce")]
    [TestCase("""{"client_name":7,"redirect_uris":["https://app.example/"]}""", "client_name")]
    [TestCase("[]", "")]
    public void What_cannot_work_is_refused_by_name(string json, string field) =>
        Assert.That(Invalid(json).Select(error => error.Field), Is.EqualTo([field]));

    [Test]
    public void Text_that_is_not_json_is_refused_with_its_line() =>
        Assert.That(Invalid("{\n  \"client_name\": \"App\",\n  oops\n}").Single().Line, Is.EqualTo(3));

    [Test]
    public void A_device_needs_no_address_and_no_secret_and_can_refresh()
    {
        var metadata = Valid("""
            {"client_name":"TV","grant_types":["urn:ietf:params:oauth:grant-type:device_code","refresh_token"],
             "token_endpoint_auth_method":"none","scope":"openid offline_access"}
            """);

        Assert.That(metadata.RedirectUris, Is.Empty);
        Assert.That(metadata.GrantTypes, Is.EqualTo(["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"]));
    }

    private static string? ErrorOf(string uri, string type)
    {
        var json = JsonSerializer.Serialize(new { client_name = "App", application_type = type, redirect_uris = new[] { uri } });
        return ClientMetadataReader.Read(json) is ClientMetadataReading.Invalid(var errors) ? errors.Single().Message : null;
    }

    private static ClientMetadata Valid(string json) => ((ClientMetadataReading.Valid)ClientMetadataReader.Read(json)).Metadata;

    private static IReadOnlyList<Documents.DocumentError> Invalid(string json) => ((ClientMetadataReading.Invalid)ClientMetadataReader.Read(json)).Errors;
}
