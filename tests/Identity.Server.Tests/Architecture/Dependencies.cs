using System.Reflection;
using System.Text.RegularExpressions;

namespace Identity.Server.Tests.Architecture;

/// <summary>Which part may know which, read from the assemblies and the source files.</summary>
public sealed class Dependencies
{
    private static readonly string[] Asking = ["HttpClient", "HttpMessageInvoker", "SocketsHttpHandler", "WebRequest"];
    private static readonly string[] Making = ["OpenId.Tokens", "OpenId.Grants", "OpenId.Endpoints", "JsonWebToken"];

    [TestCase("Identity.Domain")]
    [TestCase("Identity.OpenId")]
    [TestCase("Identity.Storage", "Identity.Domain", "Identity.OpenId")]
    [TestCase("Identity.Server", "Identity.Domain", "Identity.OpenId", "Identity.Storage")]
    public void A_part_knows_no_other_parts_than_these(string part, params string[] known)
    {
        var references = Assembly.Load(part).GetReferencedAssemblies()
            .Select(reference => reference.Name!).Where(name => name.StartsWith("Identity.", StringComparison.Ordinal));

        Assert.That(references, Is.SubsetOf(known));
    }

    [Test]
    public void A_journey_names_no_other_journey()
    {
        var journeys = Directory.GetDirectories(SourceTree.PathOf("Identity.Server/Pages")).Select(Path.GetFileName).OfType<string>()
            .Where(name => name != "Shared").ToList();
        Assert.That(journeys, Is.SupersetOf(["SignIn", "Enroll"]));

        var offences = from journey in journeys
                       from file in SourceTree.Files($"Identity.Server/Pages/{journey}", ".cs", ".cshtml")
                       from other in journeys
                       where other != journey && Regex.IsMatch(file.Text, $@"Pages\.{other}\b", RegexOptions.None, TimeSpan.FromSeconds(1))
                       select $"{file.Path} names {other}";
        Assert.That(offences, Is.Empty);
    }

    [Test]
    public void The_ceremonies_of_methods_know_no_page() =>
        Assert.That(
            SourceTree.Files("Identity.Server/Authenticators", ".cs").Concat(SourceTree.Files("Identity.Server/Gate", ".cs"))
                .Where(file => file.Text.Contains("Server.Pages", StringComparison.Ordinal)),
            Is.Empty);

    [Test]
    public void The_protocol_engine_renders_nothing()
    {
        var references = Assembly.Load("Identity.OpenId").GetReferencedAssemblies().Select(reference => reference.Name!);
        Assert.That(references, Has.None.Contain("Razor").And.None.Contain("Mvc").And.None.Contain("EntityFramework"));

        Assert.That(
            SourceTree.Files("Identity.OpenId", ".cs").Where(file => file.Text.Contains("text/html", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    [Category("protocol-38")]
    public void What_clients_name_is_fetched_in_one_room_and_gateways_are_the_operators() =>
        Assert.That(
            new[] { "Identity.Domain", "Identity.OpenId", "Identity.Storage", "Identity.Server" }.SelectMany(part => SourceTree.Files(part, ".cs", ".cshtml"))
                .Where(file => Asking.Any(asked => file.Text.Contains(asked, StringComparison.Ordinal))
                    && !file.Path.Contains("/Outbound/", StringComparison.Ordinal) && !file.Path.Contains("/Delivery/Gateways/", StringComparison.Ordinal)),
            Is.Empty);

    [Test]
    public void Pages_make_no_tokens() =>
        Assert.That(
            SourceTree.Files("Identity.Server/Pages", ".cs", ".cshtml")
                .Where(file => Making.Any(made => file.Text.Contains(made, StringComparison.Ordinal))),
            Is.Empty);
}
