using System.Globalization;
using Identity.Domain.Policies;

namespace Identity.Domain.Tests.Policies;

internal sealed class PasswordResetRuleTests
{
    private const string Whole = """
        {
          "include": ["*"], "exclude": ["guests"],
          "twoMethods": { "include": ["finance"], "exclude": [] },
          "administrators": ["admins", "owners"],
          "securityKey": false,
          "reuseChannel": true,
          "contact": "https://contoso.example/help",
          "questions": { "register": 4, "ask": 3, "custom": [
            { "id": "badge", "en": "What was your first badge number?", "nl": "Wat was uw eerste personeelsnummer?" }] },
          "email": { "refusedDomains": ["contoso.example", "xn--bcher-kva.example"] }
        }
        """;

    [Test]
    public void All_of_it_is_read()
    {
        var rule = Valid(Whole)!;

        Assert.Multiple(() =>
        {
            Assert.That(rule.Groups.Covers(Groups("guests")), Is.False);
            Assert.That((rule.MethodsFor(Groups("staff")), rule.MethodsFor(Groups("finance")), rule.MethodsFor(Groups("owners"))), Is.EqualTo((1, 2, 2)));
            Assert.That((rule.SecurityKey, rule.ReuseChannel, rule.Contact), Is.EqualTo((false, true, "https://contoso.example/help")));
            Assert.That((rule.Questions.Register, rule.Questions.Ask), Is.EqualTo((4, 3)));
            Assert.That(rule.Questions.Custom.Single().Texts["nl"], Is.EqualTo("Wat was uw eerste personeelsnummer?"));
            Assert.That(rule.RefusedDomains, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public void What_is_left_out_is_the_default()
    {
        var rule = Valid("""{"administrators":[]}""")!;

        Assert.Multiple(() =>
        {
            Assert.That(rule.Groups.IsEverybody);
            Assert.That((rule.MostMethods, rule.MethodsFor(Groups("staff"))), Is.EqualTo((1, 1)));
            Assert.That((rule.SecurityKey, rule.ReuseChannel, rule.Contact), Is.EqualTo((true, false, (string?)null)));
            Assert.That(rule.Questions, Is.EqualTo(QuestionRule.Default));
            Assert.That((QuestionRule.Default.Register, QuestionRule.Default.Ask, QuestionRule.Default.Custom.Count), Is.EqualTo((5, 3, 0)));
            Assert.That(rule.RefusesMailbox(null), Is.False);
            Assert.That(Valid("null"), Is.Null);
        });
    }

    [TestCase("{}", "is missing", "administrators")]
    [TestCase("[]", "must be an object", "")]
    [TestCase("""{"administrators":"admins"}""", "must be a list", "administrators")]
    [TestCase("""{"administrators":["*"]}""", "must be a group", "administrators[0]")]
    [TestCase("""{"administrators":[],"methods":2}""", "is not known", "methods")]
    [TestCase("""{"administrators":[],"twoMethods":true}""", "must be an object", "twoMethods")]
    [TestCase("""{"administrators":[],"securityKey":"yes"}""", "true or false", "securityKey")]
    [TestCase("""{"administrators":[],"reuseChannel":1}""", "true or false", "reuseChannel")]
    [TestCase("""{"administrators":[],"contact":"ask somebody"}""", "https address or a mail address", "contact")]
    [TestCase("""{"administrators":[],"contact":"http://contoso.example"}""", "https address or a mail address", "contact")]
    [TestCase("""{"administrators":[],"contact":"javascript:alert(1)"}""", "https address or a mail address", "contact")]
    [TestCase("""{"administrators":[],"contact":"https://me@contoso.example"}""", "https address or a mail address", "contact")]
    [TestCase("""{"administrators":[],"contact":"help@contoso"}""", "https address or a mail address", "contact")]
    [TestCase("""{"administrators":[],"contact":"a@b@contoso.example"}""", "https address or a mail address", "contact")]
    [TestCase("""{"administrators":[],"contact":7}""", "https address or a mail address", "contact")]
    [TestCase("""{"administrators":[],"email":{"refusedDomains":["Contoso.example"]}}""", "must be a domain", "email.refusedDomains[0]")]
    [TestCase("""{"administrators":[],"email":{"refusedDomains":["contoso"]}}""", "must be a domain", "email.refusedDomains[0]")]
    [TestCase("""{"administrators":[],"email":{"refusedDomains":["@contoso.example"]}}""", "must be a domain", "email.refusedDomains[0]")]
    [TestCase("""{"administrators":[],"email":{"refusedDomains":["a.example","a.example"]}}""", "twice", "email.refusedDomains[1]")]
    [TestCase("""{"administrators":[],"email":{"domains":[]}}""", "is not known", "email.domains")]
    public void A_mistake_is_refused_and_named(string reset, string message, string field) =>
        Expect(reset, field.Length == 0 ? "passwordReset" : $"passwordReset.{field}", message);

    [TestCase("\"register\": 2", "register", "from 3 to 5")]
    [TestCase("\"register\": 6", "register", "from 3 to 5")]
    [TestCase("\"ask\": 2", "ask", "from 3 to 5")]
    [TestCase("\"ask\": 6", "ask", "from 3 to 5")]
    [TestCase("\"register\": 3, \"ask\": 4", "ask", "no more than the 3")]
    [TestCase("\"number\": 3", "number", "is not known")]
    [TestCase("\"custom\": {}", "custom", "must be a list")]
    [TestCase("\"custom\": [7]", "custom[0]", "must be an object")]
    [TestCase("\"custom\": [{\"en\":\"A?\",\"nl\":\"B?\"}]", "custom[0].id", "is missing")]
    [TestCase("\"custom\": [{\"id\":\"a\",\"en\":\"A?\"}]", "custom[0].nl", "is missing")]
    [TestCase("\"custom\": [{\"id\":\"a\",\"en\":\"A?\",\"nl\":\"\"}]", "custom[0].nl", "1 to 100 characters")]
    [TestCase("\"custom\": [{\"id\":\"a\",\"en\":\"A?\",\"nl\":\"B?\",\"de\":\"C?\"}]", "custom[0].de", "is not known")]
    [TestCase("\"custom\": [{\"id\":\"firstPetName\",\"en\":\"A?\",\"nl\":\"B?\"}]", "custom[0].id", "lower-case letters")]
    [TestCase("\"custom\": [{\"id\":\"\",\"en\":\"A?\",\"nl\":\"B?\"}]", "custom[0].id", "1 to 40")]
    [TestCase("\"custom\": [{\"id\":\"a\",\"en\":\"A?\",\"nl\":\"B?\"},{\"id\":\"a\",\"en\":\"C?\",\"nl\":\"D?\"}]", "custom[1].id", "another question")]
    [TestCase("\"custom\": [{\"id\":\"a\",\"en\":\"A?\",\"nl\":\"B?\"},{\"id\":\"b\",\"en\":\"a? \",\"nl\":\"D?\"}]", "custom[1].en", "another question asks")]
    public void A_mistake_in_the_questions_is_refused_and_named(string members, string field, string message) =>
        Expect($$$"""{"administrators":[],"questions":{{{{members}}}}}""", $"passwordReset.questions.{field}", message);

    [TestCase(3, 3)]
    [TestCase(5, 5)]
    public void As_many_may_be_asked_as_are_registered(int register, int ask) =>
        Assert.That(
            Valid(string.Create(CultureInfo.InvariantCulture, $$$"""{"administrators":[],"questions":{"register":{{{register}}},"ask":{{{ask}}}}}"""))!.Questions.Ask,
            Is.EqualTo(ask));

    [TestCase(20, true)]
    [TestCase(21, false)]
    public void An_organisation_may_add_twenty_questions(int number, bool allowed)
    {
        var questions = Enumerable.Range(0, number).Select(index => $$"""{"id":"q{{index}}","en":"A {{index}}?","nl":"B {{index}}?"}""");
        var reset = $$$"""{"administrators":[],"questions":{"custom":[{{{string.Join(',', questions)}}}]}}""";

        if (allowed)
        {
            Assert.That(Valid(reset)!.Questions.Custom, Has.Count.EqualTo(number));
        }
        else
        {
            Expect(reset, "passwordReset.questions.custom", "at most 20");
        }
    }

    [Test]
    public void What_is_written_reads_back_the_same_and_one_meaning_has_one_text()
    {
        var text = Written(Whole);

        Assert.Multiple(() =>
        {
            Assert.That(PolicyWriter.Write(Document(text)), Is.EqualTo(text));
            Assert.That(Written("""{"administrators":[]}"""), Is.EqualTo(Written(
                """
                {"email":{},"questions":{"custom":[],"ask":3,"register":5},"contact":null,"administrators":[],"twoMethods":{"include":[],"exclude":["x"]},
                 "exclude":[],"include":["*"],"securityKey":true,"reuseChannel":false}
                """)));
        });
    }

    [TestCase("a@contoso.example", true)]
    [TestCase("Help.Desk+reset@Contoso.example", true)]
    [TestCase("https://contoso.example/help?from=reset", true)]
    [TestCase("HTTPS://contoso.example", true)]
    [TestCase("a b@contoso.example", false)]
    [TestCase("https://contoso.example/a b", false)]
    [TestCase("/help", false)]
    public void The_contact_is_a_link_or_a_mail_address(string contact, bool allowed) =>
        Assert.That(
            PolicyReader.Read($$$"""{"schema":1,"passwordReset":{"administrators":[],"contact":"{{{contact}}}"}}"""),
            allowed ? Is.TypeOf<PolicyReading.Valid>() : Is.TypeOf<PolicyReading.Invalid>());

    private static void Expect(string reset, string field, string message)
    {
        var errors = ((PolicyReading.Invalid)PolicyReader.Read($"{{\n \"schema\": 1,\n \"passwordReset\": {reset}\n}}")).Errors;

        Assert.That(errors.Single(), Has.Property("Line").EqualTo(3).And.Property("Field").EqualTo(field).And.Property("Message").Contains(message));
    }

    private static string Written(string reset) => PolicyWriter.Write(Document($$"""{"schema":1,"passwordReset":{{reset}}}"""));

    private static PasswordResetRule? Valid(string reset) => Document($$"""{"schema":1,"passwordReset":{{reset}}}""").PasswordReset;

    private static PolicyDocument Document(string json)
    {
        var reading = PolicyReader.Read(json);
        Assert.That(reading, Is.TypeOf<PolicyReading.Valid>(), string.Join('\n', (reading as PolicyReading.Invalid)?.Errors ?? []));
        return ((PolicyReading.Valid)reading).Document;
    }

    private static HashSet<string> Groups(string name) => [name];
}
