using Identity.Domain.SignIn;

namespace Identity.Domain.Tests;

internal sealed class ArchitectureTests
{
    [Test]
    public void The_domain_stands_on_the_base_class_library_alone()
    {
        var references = typeof(ExitGate).Assembly.GetReferencedAssemblies().Select(reference => reference.Name);

        Assert.That(references, Is.Not.Empty.And.All.StartsWith("System."));
    }
}
