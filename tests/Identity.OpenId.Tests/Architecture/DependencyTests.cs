using System.Runtime.CompilerServices;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Tests.Architecture;

/// <summary>What the core may know.</summary>
public sealed class DependencyTests
{
    [Test]
    public void Core_knows_no_HttpContext()
    {
        var files = SourceFiles().Where(file => !file.Contains("/Hosting/", StringComparison.Ordinal));

        Assert.That(files, Is.Not.Empty);
        foreach (var file in files)
        {
            Assert.That(File.ReadAllText(file), Does.Not.Contain("HttpContext").And.Not.Contain("Microsoft.AspNetCore"), file);
        }
    }

    [Test]
    public void Engine_knows_neither_the_domain_nor_a_database()
    {
        var references = typeof(ProtocolResult).Assembly.GetReferencedAssemblies().Select(reference => reference.Name);

        Assert.That(references, Has.None.StartsWith("Identity.").And.None.Contains("EntityFramework").And.None.Contains("Razor"));
    }

    [Test]
    public void Token_endpoint_never_branches_on_the_grant_type()
    {
        var source = File.ReadAllText(SourceFiles().Single(file => file.EndsWith("/TokenEndpoint.cs", StringComparison.Ordinal)));

        Assert.That(source, Does.Not.Contain("authorization_code").And.Not.Contain("refresh_token"));
    }

    [Test]
    [Category("protocol-45")]
    public void No_log_message_of_the_engine_has_a_place_for_what_was_sent()
    {
        var messages = SourceFiles().SelectMany(File.ReadLines).Where(line => line.Contains("[LoggerMessage", StringComparison.Ordinal)).ToList();

        Assert.That(messages, Has.Count.EqualTo(1));
        Assert.That(messages[0], Does.Contain("{Error}, {Description} Support code {SupportCode}"));
    }

    private static string[] SourceFiles([CallerFilePath] string thisFile = "")
    {
        var source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../src/Identity.OpenId"));
        return Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories);
    }
}
