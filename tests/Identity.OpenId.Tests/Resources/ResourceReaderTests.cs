using Identity.OpenId.Resources;

namespace Identity.OpenId.Tests.Resources;

/// <summary>How operators describe resources.</summary>
public sealed class ResourceReaderTests
{
    private static readonly string[] Levels = ["urn:identity:1fa", "urn:identity:2fa"];

    [Test]
    public void Everything_is_read()
    {
        var read = ResourceReader.Read(
            """
            {"resource":"https://payroll.example","resource_name":"Payroll","acr":"urn:identity:1fa","access_token_lifetime":300,
             "access_token_signed_response_alg":"RS256","introspection_clients":["payroll-api"],
             "scopes":[{"scope":"payroll.read"},{"scope":"payroll.pay","acr":"urn:identity:2fa"}]}
            """,
            Levels);

        var resource = ((ResourceReading.Valid)read).Resource;
        Assert.That((resource.Identifier, resource.Name, resource.Acr, resource.AccessTokenLifetime, resource.AccessTokenSignedResponseAlg),
            Is.EqualTo(("https://payroll.example", "Payroll", "urn:identity:1fa", 300, "RS256")));
        Assert.That(resource.Scopes, Is.EqualTo(new Dictionary<string, string?> { ["payroll.read"] = null, ["payroll.pay"] = "urn:identity:2fa" }));
        Assert.That(resource.IntrospectionClients, Is.EqualTo(["payroll-api"]));
    }

    [TestCase("""{"resource_name":"P","scopes":[{"scope":"a"}]}""", "resource", "is missing")]
    [TestCase("""{"resource":"payroll","resource_name":"P","scopes":[{"scope":"a"}]}""", "resource", "absolute URI")]
    [TestCase("""{"resource":"https://p.example#x","resource_name":"P","scopes":[{"scope":"a"}]}""", "resource", "without a fragment")]
    [TestCase("""{"resource":"https://p.example","scopes":[{"scope":"a"}]}""", "resource_name", "is missing")]
    [TestCase("""{"resource":"https://p.example","resource_name":"P"}""", "scopes", "at least one")]
    [TestCase("""{"resource":"https://p.example","resource_name":"P","scopes":[{"scope":"openid"}]}""", "scopes[0].scope", "no standard scope")]
    [TestCase("""{"resource":"https://p.example","resource_name":"P","scopes":[{"scope":"a b"}]}""", "scopes[0].scope", "one word")]
    [TestCase("""{"resource":"https://p.example","resource_name":"P","scopes":[{"scope":"a"},{"scope":"a"}]}""", "scopes[1]", "twice")]
    [TestCase("""{"resource":"https://p.example","resource_name":"P","scopes":[{"scope":"a","acr":"high"}]}""", "scopes[0].acr", "one of")]
    [TestCase("""{"resource":"https://p.example","resource_name":"P","scopes":[{"scope":"a"}],"access_token_lifetime":59}""", "access_token_lifetime", "from 60")]
    [TestCase("""{"resource":"https://p.example","resource_name":"P","scopes":[{"scope":"a"}],"access_token_signed_response_alg":"none"}""", "access_token_signed_response_alg", "one of")]
    [TestCase("""{"resource":"https://p.example","resource_name":"P","scopes":[{"scope":"a"}],"audience":"x"}""", "audience", "not known")]
    public void Mistakes_are_named(string json, string field, string problem)
    {
        var error = ((ResourceReading.Invalid)ResourceReader.Read(json, Levels)).Errors.Single();

        Assert.That(error.Field, Is.EqualTo(field));
        Assert.That(error.Message, Does.Contain(problem));
    }
}
