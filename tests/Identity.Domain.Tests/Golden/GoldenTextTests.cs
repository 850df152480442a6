using Identity.Domain.Policies;

namespace Identity.Domain.Tests.Golden;

/// <summary>What an upgrade must not touch beyond the screens: what skips were given under, and the text that <c>policy export</c> prints.</summary>
[Category("fault-25")]
internal sealed class GoldenTextTests
{
    [TestCase(
        """{"id":"one","purpose":"twoStep","count":1}""",
        "ea64de0b463eeb4831869934dd08a629d964ccfaa59cc321f085cc366f45253c")]
    [TestCase(
        """{"id":"staff","include":["staff"],"exclude":["pilot"],"purpose":"twoStep","require":["totp","phone"],"allowOther":true}""",
        "7dc3c93db81ef14abf4d15d9c946015dff68db7255b98487dea707a57fb16a6f")]
    [TestCase(
        """{"id":"pilot","include":["pilot"],"purpose":"twoStep","require":["totp"],"defer":{"graceDays":14}}""",
        "e733eefc3bace09ae3d78755fa437a3f845ccc6245c8fdb4c7fe0552a27fb2fb")]
    [TestCase(
        """{"id":"reset","purpose":"passwordReset","count":2,"defer":{"skips":3}}""",
        "5bfa9cf2af8b49610efcd8294a818e98db94fe60e18928292e13bc8cc0256793")]
    [TestCase(
        """{"id":"reset","purpose":"passwordReset","require":["email"],"defer":{"until":"2026-12-31"}}""",
        "c203db561300858a518e922152b43a1a38ff92c902775e46024df24d556ec480")]
    [Category("fault-3")]
    public void A_rule_has_the_hash_it_always_had(string rule, string hash) =>
        Assert.That(Read($$"""{"schema":1,"registration":[{{rule}}]}""").Registration[0].Hash, Is.EqualTo(hash));

    [Test]
    public void A_policy_without_anything_new_is_written_as_it_always_was() =>
        Assert.That(PolicyWriter.Write(Read("""{"schema":1,"methods":{"totp":{"on":true}}}""")), Is.EqualTo(
            """
            {
              "schema": 1,
              "methods": {
                "totp": {
                  "on": true,
                  "include": [
                    "*"
                  ],
                  "exclude": []
                }
              },
              "registration": [],
              "order": [],
              "firstRegistration": {
                "allow": [
                  "password"
                ]
              },
              "reconfirmDays": 180,
              "appPasswords": "off",
              "signIn": []
            }
            """));

    private static PolicyDocument Read(string json) => ((PolicyReading.Valid)PolicyReader.Read(json)).Document;
}
