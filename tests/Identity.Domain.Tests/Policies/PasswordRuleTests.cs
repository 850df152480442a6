using Identity.Domain.Policies;

namespace Identity.Domain.Tests.Policies;

internal sealed class PasswordRuleTests
{
    [Test]
    public void Words_are_read_and_written()
    {
        var document = Valid("""{"schema":1,"passwords":{"words":["Contoso","Zuid as"]}}""");

        Assert.That(document.Passwords.Words, Is.EqualTo(["Contoso", "Zuid as"]));
        Assert.That(Valid(PolicyWriter.Write(document)).Passwords.Words, Is.EqualTo(document.Passwords.Words));
    }

    [TestCase("""{"schema":1}""")]
    [TestCase("""{"schema":1,"passwords":{}}""")]
    [TestCase("""{"schema":1,"passwords":{"words":[]}}""")]
    public void Without_words_a_document_is_written_as_before(string json)
    {
        Assert.That(Valid(json).Passwords, Is.EqualTo(PasswordRule.Default));
        Assert.That(PolicyWriter.Write(Valid(json)), Does.Not.Contain("passwords"));
    }

    [TestCase("[]", "passwords", "must be an object")]
    [TestCase("null", "passwords", "must be an object")]
    [TestCase("""{"word":["Contoso"]}""", "passwords.word", "is not known")]
    [TestCase("""{"words":"Contoso"}""", "passwords.words", "must be a list")]
    [TestCase("""{"words":[7]}""", "passwords.words[0]", "1 to 100 characters")]
    [TestCase("""{"words":[""]}""", "passwords.words[0]", "1 to 100 characters")]
    [TestCase("""{"words":["Contoso","Contoso"]}""", "passwords.words[1]", "twice")]
    [TestCase("""{"words":["ab"]}""", "passwords.words[0]", "at least 3")]
    public void A_mistake_is_refused_and_named(string passwords, string field, string message)
    {
        var errors = ((PolicyReading.Invalid)PolicyReader.Read($"{{\n \"schema\": 1,\n \"passwords\": {passwords}\n}}")).Errors;

        Assert.That(errors.Single(), Has.Property("Line").EqualTo(3).And.Property("Field").EqualTo(field).And.Property("Message").Contains(message));
    }

    [TestCase(1000, true)]
    [TestCase(1001, false)]
    public void There_can_be_a_thousand_words(int number, bool allowed) =>
        Assert.That(
            PolicyReader.Read($$$"""{"schema":1,"passwords":{"words":[{{{string.Join(',', Enumerable.Range(0, number).Select(index => $"\"word {index}\""))}}}]}}"""),
            allowed ? Is.TypeOf<PolicyReading.Valid>() : Is.TypeOf<PolicyReading.Invalid>());

    private static PolicyDocument Valid(string json) => ((PolicyReading.Valid)PolicyReader.Read(json)).Document;
}
