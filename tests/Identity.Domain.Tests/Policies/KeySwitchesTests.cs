using Identity.Domain.Policies;

namespace Identity.Domain.Tests.Policies;

internal sealed class KeySwitchesTests
{
    private const string Model = "ee882879-721c-4913-9775-3dfcce97072a";

    [Test]
    public void What_is_left_out_lets_every_key_in_and_passkeys_stand_alone()
    {
        var keys = Read("""{"on":true}""");

        Assert.That(
            (keys.FirstFactor, keys.RequireAttestation, keys.RequireDiscoverable, keys.AsksForModel, keys.Allows(Guid.CreateVersion7())),
            Is.EqualTo((true, false, false, false, true)));
    }

    [Test]
    public void What_is_said_is_read_and_written_back()
    {
        var text = $$"""{"on":true,"firstFactor":false,"requireAttestation":true,"requireDiscoverable":true,"allowModels":["{{Model}}"],"denyModels":[],"networks":["192.0.2.0/24"]}""";
        var keys = Read(text);
        var written = PolicyWriter.Write(((PolicyReading.Valid)PolicyReader.Read(Document(text))).Document);
        var again = ((PolicyReading.Valid)PolicyReader.Read(written)).Document.Keys;

        Assert.Multiple(() =>
        {
            Assert.That((keys.FirstFactor, keys.RequireAttestation, keys.RequireDiscoverable), Is.EqualTo((false, true, true)));
            Assert.That(keys.AllowModels, Is.EqualTo(new[] { Guid.Parse(Model) }));
            Assert.That(again.Networks.Single().ToString(), Is.EqualTo("192.0.2.0/24"));
            Assert.That((again.FirstFactor, again.RequireAttestation, again.AllowModels.Single()), Is.EqualTo((false, true, Guid.Parse(Model))));
        });
    }

    [TestCase("""{"on":true,"requireAttestation":true,"allowModels":["yubikey"]}""", "methods.securityKey.allowModels[0]", "AAGUID")]
    [TestCase("""{"on":true,"denyModels":["ee882879-721c-4913-9775-3dfcce97072a","ee882879-721c-4913-9775-3dfcce97072a"]}""", "methods.securityKey.denyModels[1]", "twice")]
    [TestCase("""{"on":true,"networks":["192.0.2.1"]}""", "methods.securityKey.networks[0]", "network")]
    [TestCase("""{"on":true,"networks":["0.0.0.0/0"]}""", "methods.securityKey.networks[0]", "every address")]
    [TestCase("""{"on":true,"firstFactor":1}""", "methods.securityKey.firstFactor", "true or false")]
    [TestCase("""{"on":true,"models":[]}""", "methods.securityKey.models", "not known")]
    public void What_cannot_be_meant_is_refused_by_name(string rule, string path, string problem)
    {
        var error = ((PolicyReading.Invalid)PolicyReader.Read(Document(rule))).Errors.Single();

        Assert.Multiple(() =>
        {
            Assert.That(error.Field, Is.EqualTo(path));
            Assert.That(error.Message, Does.Contain(problem));
        });
    }

    [Test]
    [Category("fault-15")]
    public void A_list_of_models_that_nothing_proves_is_refused() =>
        Assert.That(
            ((PolicyReading.Invalid)PolicyReader.Read(Document($$"""{"on":true,"allowModels":["{{Model}}"]}"""))).Errors.Single().Message,
            Does.Contain("requireAttestation"));

    private static KeySwitches Read(string rule) => ((PolicyReading.Valid)PolicyReader.Read(Document(rule))).Document.Keys;

    private static string Document(string rule) => $$$"""{"schema":1,"methods":{"securityKey":{{{rule}}}}}""";
}
