using Identity.Domain.Methods.Phones;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Policies;

internal sealed class PolicyReaderTests
{
    private const string Demo = """
        {"schema":1,
         "methods":{
          "totp":{"on":true,"include":["*"],"exclude":[]},
          "phone":{"on":true,"include":["*"],"exclude":[],"text":true,"call":true,"countries":["NL","BE"]}},
         "registration":[
          {"id":"staff","include":["staff"],"exclude":["pilot"],"purpose":"twoStep","require":["totp","phone"],"allowOther":true,"defer":null},
          {"id":"pilot","include":["pilot"],"exclude":[],"purpose":"twoStep","require":["totp","phone"],"allowOther":true,"defer":{"graceDays":14}}],
         "order":["totp","phone"],
         "firstRegistration":{"allow":["password"]},
         "reconfirmDays":180,
         "appPasswords":"off",
         "signIn":[{"clients":["*"],"acr":null}]}
        """;

    [Test]
    public void The_demo_policy_is_read_whole()
    {
        var policy = Valid(Demo);

        Assert.Multiple(() =>
        {
            Assert.That(string.Join(' ', policy.Methods.Select(rule => rule.Method)), Is.EqualTo("totp phone"));
            Assert.That(string.Join(' ', policy.Methods[1].Phone!.Countries), Is.EqualTo("NL BE"));
            Assert.That(string.Join(' ', policy.Registration.Select(rule => rule.Id)), Is.EqualTo("staff pilot"));
            Assert.That(policy.Registration[0].Groups.Exclude.Single(), Is.EqualTo("pilot"));
            Assert.That(policy.Registration[0].Defer, Is.Null);
            Assert.That(policy.Registration[1].Defer, Is.EqualTo(new DeferralRule.GraceDays(14)));
            Assert.That(policy.FirstRegistration.AllowsPassword);
            Assert.That(policy.ReconfirmDays, Is.EqualTo(180));
            Assert.That(policy.RequiredLevel("anything"), Is.EqualTo(AssuranceLevel.OneFactor));
        });
    }

    [Test]
    public void What_is_written_reads_back_the_same() => Assert.Multiple(() =>
    {
        Assert.That(PolicyWriter.Write(Valid(PolicyWriter.Write(Valid(Demo)))), Is.EqualTo(PolicyWriter.Write(Valid(Demo))));
        Assert.That(PolicyWriter.Write(Valid(PolicyWriter.Write(PolicyDocument.Default))), Is.EqualTo(PolicyWriter.Write(PolicyDocument.Default)));
        Assert.That(Valid(PolicyWriter.Write(Valid(Demo))).Registration[1].Hash, Is.EqualTo(Valid(Demo).Registration[1].Hash));
    });

    [Test]
    public void What_may_be_sent_has_defaults_and_is_written_whole()
    {
        var limits = Valid(Demo).Methods[1].Phone!.Limits;
        var changed = Valid(Demo.Replace("\"BE\"]", "\"BE\"],\"paused\":true,\"limits\":{\"perDay\":7}", StringComparison.Ordinal)).Methods[1].Phone!;
        var written = PolicyWriter.Write(Valid(Demo));

        Assert.Multiple(() =>
        {
            Assert.That(limits, Is.EqualTo(SendLimits.Default));
            Assert.That((limits.PersonPerHour, limits.NumberPerDay), Is.EqualTo((5, 10)));
            Assert.That(changed.Paused, Is.True);
            Assert.That(changed.Limits, Is.EqualTo(SendLimits.Default with { PerDay = 7 }));
            Assert.That(SendLimits.Bounds.Keys.Where(name => !written.Contains($"\"{name}\"", StringComparison.Ordinal)), Is.Empty);
        });
    }

    [Test]
    public void A_document_of_a_schema_alone_requires_nothing() =>
        Assert.That(Valid("""{"schema":1}"""), Has.Property("Registration").Empty.And.Property("Methods").Empty);

    [TestCase("{\n \"schema\": 1,\n \"order\": [,]\n}", 3)]
    [TestCase("{\n \"schema\": 1,\n}", 3)]
    [TestCase("", 1)]
    [TestCase("{}\n{}", 2)]
    [TestCase("{\n \"schema\": 1,\n \"order\": [\"\\ud800\"]}", 3)]
    public void What_is_not_json_is_refused_with_its_line(string json, int line)
    {
        var errors = Errors(json);

        Assert.That((errors.Single().Line, errors[0].Field), Is.EqualTo((line, "")));
        Assert.That(errors[0].Message, Does.StartWith("is not JSON"));
    }

    [TestCase("off", AppPasswordUse.Off)]
    [TestCase("offered", AppPasswordUse.Offered)]
    [TestCase("required", AppPasswordUse.Required)]
    public void App_passwords_are_off_offered_or_required(string word, AppPasswordUse use) => Assert.Multiple(() =>
    {
        var policy = ((PolicyReading.Valid)PolicyReader.Read($$"""{"schema":1,"appPasswords":"{{word}}"}""")).Document;
        Assert.That(policy.AppPasswords, Is.EqualTo(use));
        Assert.That(PolicyWriter.Write(policy), Does.Contain($"\"appPasswords\": \"{word}\""));
    });

    [TestCase("", false, false)]
    [TestCase(",\"keepAppPasswords\":false", false, false)]
    [TestCase(",\"keepAppPasswords\":true", true, true)]
    public void A_reset_ends_app_passwords_unless_policy_says_otherwise(string member, bool isKept, bool isWritten) => Assert.Multiple(() =>
    {
        var policy = ((PolicyReading.Valid)PolicyReader.Read($$$"""{"schema":1,"passwordReset":{"administrators":[]{{{member}}}}}""")).Document;
        Assert.That(policy.PasswordReset!.KeepAppPasswords, Is.EqualTo(isKept));
        Assert.That(PolicyWriter.Write(policy).Contains("keepAppPasswords", StringComparison.Ordinal), Is.EqualTo(isWritten));
    });

    [TestCase("", 0, false)]
    [TestCase(",\"rememberDeviceDays\":0", 0, false)]
    [TestCase(",\"rememberDeviceDays\":1", 1, true)]
    [TestCase(",\"rememberDeviceDays\":90", 90, true)]
    public void Devices_are_remembered_for_days_or_not_at_all(string member, int days, bool isWritten) => Assert.Multiple(() =>
    {
        var policy = Valid($$"""{"schema":1{{member}}}""");
        Assert.That(policy.RememberDeviceDays, Is.EqualTo(days));
        Assert.That(PolicyWriter.Write(policy).Contains($"\"rememberDeviceDays\": {days}", StringComparison.Ordinal), Is.EqualTo(isWritten));
        Assert.That(Valid(PolicyWriter.Write(policy)).RememberDeviceDays, Is.EqualTo(days));
    });

    [TestCase("\"registratoin\": []", "registratoin", "is not known")]
    [TestCase("\"schema\": 1", "schema", "is there twice")]
    [TestCase("\"reconfirmDays\": 731", "reconfirmDays", "from 0 to 730")]
    [TestCase("\"reconfirmDays\": -1", "reconfirmDays", "from 0 to 730")]
    [TestCase("\"reconfirmDays\": \"1\"", "reconfirmDays", "from 0 to 730")]
    [TestCase("\"rememberDeviceDays\": 91", "rememberDeviceDays", "from 0 to 90")]
    [TestCase("\"rememberDeviceDays\": -1", "rememberDeviceDays", "from 0 to 90")]
    [TestCase("\"rememberDeviceDays\": 1.5", "rememberDeviceDays", "from 0 to 90")]
    [TestCase("\"rememberDeviceDays\": \"30\"", "rememberDeviceDays", "from 0 to 90")]
    [TestCase("\"rememberDeviceDays\": null", "rememberDeviceDays", "from 0 to 90")]
    [TestCase("\"appPasswords\": true", "appPasswords", "must be off")]
    [TestCase("\"appPasswords\": \"maybe\"", "appPasswords", "must be off")]
    [TestCase("\"order\": [\"totp\", \"carrierPigeon\"]", "order[1]", "no method carrierPigeon")]
    [TestCase("\"order\": [\"totp\", \"totp\"]", "order[1]", "twice")]
    [TestCase("\"order\": \"totp\"", "order", "must be a list")]
    [TestCase("\"firstRegistration\": {\"allow\": [\"magic\"]}", "firstRegistration.allow[0]", "only password")]
    [TestCase("\"firstRegistration\": {}", "firstRegistration.allow", "is missing")]
    [TestCase("\"methods\": {\"sms\": {\"on\": true}}", "methods.sms", "is not known")]
    [TestCase("\"methods\": {\"totp\": {}}", "methods.totp.on", "is missing")]
    [TestCase("\"methods\": {\"totp\": {\"on\": 1}}", "methods.totp.on", "true or false")]
    [TestCase("\"methods\": {\"totp\": {\"on\": true, \"countries\": [\"NL\"]}}", "methods.totp.countries", "is not known")]
    [TestCase("\"methods\": {\"phone\": {\"on\": true}}", "methods.phone.countries", "must name")]
    [TestCase("\"methods\": {\"phone\": {\"on\": true, \"countries\": [\"nl\"]}}", "methods.phone.countries[0]", "two capital letters")]
    [TestCase("\"methods\": {\"phone\": {\"on\": true, \"text\": false, \"call\": false, \"countries\": [\"NL\"]}}", "methods.phone", "neither text nor call")]
    [TestCase("\"methods\": {\"phone\": {\"on\": true, \"countries\": [\"NL\"], \"paused\": 1}}", "methods.phone.paused", "true or false")]
    [TestCase("\"methods\": {\"phone\": {\"on\": true, \"countries\": [\"NL\"], \"limits\": 5}}", "methods.phone.limits", "must be an object")]
    [TestCase("\"methods\": {\"phone\": {\"on\": true, \"countries\": [\"NL\"], \"limits\": {\"perMonth\": 5}}}", "methods.phone.limits.perMonth", "is not known")]
    [TestCase("\"methods\": {\"phone\": {\"on\": true, \"countries\": [\"NL\"], \"limits\": {\"personPerHour\": 21}}}", "methods.phone.limits.personPerHour", "from 1 to 20")]
    [TestCase("\"methods\": {\"phone\": {\"on\": true, \"countries\": [\"NL\"], \"limits\": {\"numberPerDay\": 0}}}", "methods.phone.limits.numberPerDay", "from 1 to 100")]
    [TestCase("\"signIn\": [{\"clients\": [\"*\"], \"acr\": \"urn:identity:3fa\"}]", "signIn[0].acr", "must be null")]
    [TestCase("\"signIn\": [{\"acr\": null}]", "signIn[0].clients", "is missing")]
    [TestCase("\"signIn\": [7]", "signIn[0]", "must be an object")]
    [TestCase("\"review\": true", "review", "must be an object")]
    [TestCase("\"review\": {\"group\": []}", "review.group", "is not known")]
    [TestCase("\"experience\": {\"exclude\": \"legacy\"}", "experience.exclude", "must be a list")]
    public void A_mistake_is_refused_and_named(string member, string field, string message)
    {
        var errors = Errors($"{{\n \"schema\": 1,\n {member}\n}}");

        Assert.That(errors.Single(), Has.Property("Line").EqualTo(3).And.Property("Field").EqualTo(field).And.Property("Message").Contains(message));
    }

    [TestCase("\"require\": [\"totp\"], \"count\": 1", "require", "exactly one")]
    [TestCase("\"allowOther\": true", "require", "exactly one")]
    [TestCase("\"require\": []", "require", "must name a method")]
    [TestCase("\"require\": [\"email\"]", "require[0]", "not good for twoStep")]
    [TestCase("\"require\": [\"fax\"]", "require[0]", "no method fax")]
    [TestCase("\"count\": 0", "count", "from 1 to 4")]
    [TestCase("\"count\": 5", "count", "from 1 to 4")]
    [TestCase("\"count\": 1, \"allowOther\": true", "allowOther", "goes with require")]
    [TestCase("\"count\": 1, \"defer\": {}", "defer", "exactly one of")]
    [TestCase("\"count\": 1, \"defer\": {\"graceDays\": 1, \"skips\": 1}", "defer", "exactly one of")]
    [TestCase("\"count\": 1, \"defer\": {\"graceDays\": 91}", "defer.graceDays", "from 0 to 90")]
    [TestCase("\"count\": 1, \"defer\": {\"graceDays\": 1.5}", "defer.graceDays", "from 0 to 90")]
    [TestCase("\"count\": 1, \"defer\": {\"skips\": 11}", "defer.skips", "from 0 to 10")]
    [TestCase("\"count\": 1, \"defer\": {\"until\": \"31-12-2026\"}", "defer.until", "must be a date")]
    [TestCase("\"count\": 1, \"defer\": {\"until\": \"2026-02-30\"}", "defer.until", "must be a date")]
    [TestCase("\"count\": 1, \"defer\": 14", "defer", "must be an object")]
    [TestCase("\"count\": 1, \"defer\": {\"always\": true}", "defer.always", "passwordReset alone")]
    [TestCase("\"count\": 1, \"defer\": {\"always\": false}", "defer.always", "must be true")]
    [TestCase("\"count\": 1, \"defer\": {\"always\": true, \"skips\": 1}", "defer", "exactly one of")]
    [TestCase("\"count\": 1, \"nudge\": 3", "nudge", "must be an object")]
    [TestCase("\"count\": 1, \"nudge\": {\"snoozeDays\": 15}", "nudge.snoozeDays", "from 0 to 14")]
    [TestCase("\"count\": 1, \"nudge\": {\"snoozes\": 4}", "nudge.snoozes", "from 0 to 3")]
    [TestCase("\"count\": 1, \"nudge\": {\"days\": 4}", "nudge.days", "is not known")]
    [TestCase("\"count\": 1, \"nudge\": {}, \"defer\": {\"skips\": 1}", "defer", "never blocks")]
    [TestCase("\"count\": 1, \"include\": [\"\"]", "include[0]", "1 to 100 characters")]
    [TestCase("\"count\": 1, \"order\": []", "order", "is not known")]
    public void A_mistake_in_a_rule_is_refused_and_named(string members, string field, string message)
    {
        var errors = Errors($$"""
            {"schema": 1, "registration": [
             { "id": "a", "purpose": "twoStep",
               {{members}} }]}
            """);

        Assert.That(errors.Single(), Has.Property("Field").EqualTo($"registration[0].{field}").And.Property("Message").Contains(message));
        Assert.That(errors[0].Line, Is.InRange(2, 3));
    }

    [Test]
    public void A_campaign_and_a_deferral_without_end_are_read()
    {
        var rules = Valid("""
            {"schema":1,"registration":[
             {"id":"reset","purpose":"passwordReset","count":1,"defer":{"always":true}},
             {"id":"keys","purpose":"twoStep","require":["securityKey"],"nudge":{"snoozeDays":14,"snoozes":0}},
             {"id":"apps","purpose":"twoStep","require":["totp"],"defer":null,"nudge":{}},
             {"id":"none","purpose":"twoStep","require":["totp"],"nudge":null}]}
            """).Registration;

        Assert.Multiple(() =>
        {
            Assert.That(rules[0].Defer, Is.EqualTo(new DeferralRule.Always()));
            Assert.That(rules.Select(rule => rule.Nudge), Is.EqualTo(new NudgeRule?[] { null, new(14, 0), new(1, 3), null }));
        });
    }

    [Test]
    public void Who_reviews_and_who_gets_the_older_page_is_read()
    {
        var policy = Valid("""{"schema":1,"review":{"include":["staff"]},"experience":{"include":["*"],"exclude":["legacy"]}}""");

        Assert.Multiple(() =>
        {
            Assert.That(policy.Review.Covers(new HashSet<string>(["staff"])));
            Assert.That(policy.Experience.Covers(new HashSet<string>(["staff"])));
            Assert.That(policy.Experience.Covers(new HashSet<string>(["staff", "legacy"])), Is.False);
            Assert.That((PolicyDocument.Default.Review.IsNobody, PolicyDocument.Default.Experience.IsEverybody), Is.EqualTo((true, true)));
        });
    }

    [Test]
    public void Every_mistake_is_named_at_once_each_with_its_line()
    {
        var errors = Errors("""
            {
              "schema": 2,
              "reconfirmDays": 9999,
              "registration": [
                { "id": "a", "purpose": "twoStep", "count": 1 },
                { "id": "a",
                  "purpose": "both",
                  "require": ["totp"],
                  "defer": { "graceDays": 400 },
                  "colour": "blue" }
              ]
            }
            """);

        Assert.That(errors.Select(error => (error.Line, error.Field)), Is.EqualTo(new[]
        {
            (2, "schema"), (3, "reconfirmDays"), (6, "registration[1].id"), (7, "registration[1].purpose"),
            (9, "registration[1].defer.graceDays"), (10, "registration[1].colour"),
        }));
    }

    private static PolicyDocument Valid(string json)
    {
        var reading = PolicyReader.Read(json);
        Assert.That(reading, Is.TypeOf<PolicyReading.Valid>(), string.Join('\n', (reading as PolicyReading.Invalid)?.Errors ?? []));
        return ((PolicyReading.Valid)reading).Document;
    }

    private static IReadOnlyList<PolicyError> Errors(string json) => ((PolicyReading.Invalid)PolicyReader.Read(json)).Errors;
}
