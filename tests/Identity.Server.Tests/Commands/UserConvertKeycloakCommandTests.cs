namespace Identity.Server.Tests.Commands;

/// <summary>A realm written by hand in the form that Keycloak's export has (versions 8 to 26).</summary>
public sealed class UserConvertKeycloakCommandTests
{
    private const string Realm =
        """
        {
          "realm": "contoso",
          "users": [
            {
              "username": "sanne", "enabled": true, "createdTimestamp": 1582977600000, "firstName": "Sanne", "lastName": "de Vries",
              "email": "sanne@contoso.example", "emailVerified": true, "groups": ["/staff", "/staff/it"],
              "attributes": { "locale": ["nl"], "phoneNumber": ["+31201234567"], "shoeSize": ["40"] },
              "credentials": [
                { "type": "password",
                  "secretData": "{\"value\":\"5CO/vrhnkHn/KYTClX6pkwklKfGWvjdTCRgGnaoW2CleSP6IP8yc+KTQOz3UdKNessOk4WB3jrU2rUoFHYN59Q==\",\"salt\":\"AQIDBAUGBwgJCgsMDQ4PEA==\",\"additionalParameters\":{}}",
                  "credentialData": "{\"hashIterations\":27500,\"algorithm\":\"pbkdf2-sha256\",\"additionalParameters\":{}}" },
                { "type": "otp", "userLabel": "Phone", "createdDate": 1609459200000,
                  "secretData": "{\"value\":\"12345678901234567890\"}",
                  "credentialData": "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}" },
                { "type": "otp",
                  "secretData": "{\"value\":\"JBSWY3DPEHPK3PXP\"}",
                  "credentialData": "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\",\"secretEncoding\":\"BASE32\"}" },
                { "type": "otp",
                  "secretData": "{\"value\":\"12345678901234567890\"}",
                  "credentialData": "{\"subType\":\"totp\",\"digits\":8,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}" },
                { "type": "webauthn", "secretData": "{}", "credentialData": "{}" }
              ],
              "requiredActions": ["UPDATE_PASSWORD"]
            },
            {
              "username": "lars", "enabled": false, "groups": [],
              "credentials": [
                { "type": "password",
                  "secretData": "{\"value\":\"gP47txLd0U8KcCtB2X0VdDIJCyWt1AfIkZB31hRSxbo=\",\"salt\":\"QUJDREVGR0hJSktMTU5PUA==\",\"additionalParameters\":{}}",
                  "credentialData": "{\"hashIterations\":5,\"algorithm\":\"argon2\",\"additionalParameters\":{\"hashLength\":[\"32\"],\"memory\":[\"7168\"],\"type\":[\"id\"],\"version\":[\"1.3\"],\"parallelism\":[\"1\"]}}" }
              ]
            },
            { "username": "mila", "credentials": [ { "type": "password", "secretData": "{\"value\":\"eA==\",\"salt\":\"eA==\"}", "credentialData": "{\"hashIterations\":1,\"algorithm\":\"md5\"}" } ] },
            { "username": "service-account-batch", "serviceAccountClientId": "batch" }
          ],
          "clients": [
            { "clientId": "expenses", "name": "Expenses", "rootUrl": "https://expenses.contoso.example", "publicClient": false, "standardFlowEnabled": true,
              "directAccessGrantsEnabled": true, "protocol": "openid-connect", "redirectUris": ["/callback", "https://expenses.contoso.example/*"],
              "attributes": { "post.logout.redirect.uris": "https://expenses.contoso.example/bye##https://expenses.contoso.example/*" } },
            { "clientId": "everything", "publicClient": true, "redirectUris": ["*"] },
            { "clientId": "old", "protocol": "saml", "redirectUris": ["https://old.contoso.example/"] },
            { "clientId": "account-console", "redirectUris": ["/realms/contoso/account/*"] }
          ]
        }
        """;

    private CommandDatabase database = null!;
    private DirectoryInfo clients = null!;

    [SetUp]
    public async Task MakeDatabase()
    {
        database = new CommandDatabase();
        clients = Directory.CreateTempSubdirectory("identity-clients-");
        await database.RunAsync(["migrate"]);
    }

    [TearDown]
    public void RemoveDatabase()
    {
        database.Dispose();
        clients.Delete(recursive: true);
    }

    [Test]
    public async Task What_is_converted_can_be_imported()
    {
        var converted = await ConvertAsync();
        var run = await database.RunAsync(["user", "import", "-"], converted.Out);
        var people = (await database.RunAsync(["user", "export", "--with-hashes", "--with-secrets"])).Out.Split('\n');

        using (Assert.EnterMultipleScope())
        {
            Assert.That(converted.ExitCode, Is.Zero, converted.Error);
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Out, Does.StartWith("Added 3, "));
            Assert.That(people[0], Does.Contain("\"userName\":\"lars\"").And.Contain("\"disabled\":true")
                .And.Contain("$argon2id$v=19$m=7168,t=5,p=1$QUJDREVGR0hJSktMTU5PUA$gP47txLd0U8KcCtB2X0VdDIJCyWt1AfIkZB31hRSxbo"));
            Assert.That(people[2], Does.Contain("\"displayName\":\"Sanne de Vries\"").And.Contain("\"emailVerified\":true").And.Contain("\"phoneNumber\":\"+31201234567\""));
            Assert.That(people[2], Does.Contain("""["staff","staff/it"]""").And.Contain("""{"given_name":"Sanne","family_name":"de Vries","locale":"nl"}"""));
            Assert.That(people[2], Does.Contain("$pbkdf2-sha256$i=27500,l=64$AQIDBAUGBwgJCgsMDQ4PEA$5CO/").And.Contain("2020-02-29T12:00:00.000Z"));
            Assert.That(people[2], Does.Contain("""{"type":"totp","secret":"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ","label":"Phone","registeredAt":"2021-01-01T00:00:00.000Z","default":true}"""));
            Assert.That(people[2], Does.Contain("""{"type":"totp","secret":"JBSWY3DPEHPK3PXP","label":"Authenticator app","""));
        }
    }

    [Test]
    public async Task What_cannot_be_moved_is_named()
    {
        var converted = await ConvertAsync();

        Assert.That(converted.Error.Trim().Split(Environment.NewLine), Is.EqualTo(
        [
            "user sanne: an authenticator app makes other codes than those of six digits, 30 seconds and SHA-1",
            "user sanne: a credential of type webauthn cannot be moved",
            "user sanne: the required action UPDATE_PASSWORD is not moved",
            "user mila: the password is hashed with md5",
            "client expenses: directAccessGrantsEnabled: there is no such flow here",
            "client expenses: redirectUris: https://expenses.contoso.example/* has a wildcard; name each address in full",
            "client expenses: post.logout.redirect.uris: https://expenses.contoso.example/* has a wildcard; name each address in full",
            "client everything: redirectUris: * has a wildcard; name each address in full",
            "client everything: redirect_uris: must name at least one address: codes are sent there",
            "client old: its protocol is saml",
        ]));
    }

    [Test]
    public async Task A_client_becomes_a_file_that_can_be_added()
    {
        await ConvertAsync();
        var files = clients.GetFiles().Select(file => file.Name);

        var run = await database.RunAsync(["client", "add", Path.Combine(clients.FullName, "expenses.json")]);
        var metadata = await File.ReadAllTextAsync(Path.Combine(clients.FullName, "expenses.json"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(files, Is.EqualTo(["expenses.json"]));
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(metadata, Does.Contain("https://expenses.contoso.example/callback").And.Contain("https://expenses.contoso.example/bye").And.Not.Contain("*"));
        }
    }

    [TestCase("[]", "The file is not a JSON object.")]
    [TestCase("{\n", "line 2: is not JSON")]
    public async Task What_is_no_export_is_refused(string text, string problem)
    {
        var run = await database.RunAsync(["user", "convert-keycloak", "-"], text);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain(problem));
    }

    private Task<CommandRun> ConvertAsync() => database.RunAsync(["user", "convert-keycloak", "-", "--clients", clients.FullName], Realm);
}
