using System.Reflection;

namespace Identity.Server.Tests.Conformance;

public sealed class ConformanceTableTests
{
    private static readonly (Type Modules, string Plans)[] Plans =
    [
        (typeof(ConfigModules), "Config"),
        (typeof(BasicModules), "Basic, Form Post Basic"),
        (typeof(LogoutModules), "RP-Initiated Logout"),
    ];

    [Test]
    public void It_names_exactly_the_modules_that_there_are_tests_of()
    {
        var tests = Plans.SelectMany(plan => plan.Modules.GetMethods()
            .SelectMany(method => method.GetCustomAttributes<TestCaseAttribute>())
            .Where(test => test.TestName?.StartsWith("oidcc-", StringComparison.Ordinal) == true)
            .Select(test => $"{test.TestName} in {plan.Plans}"));

        Assert.That(ConformanceTable.Rows.Select(row => $"{row.Id} in {row.Plans}"), Is.EquivalentTo(tests));
        Assert.That(ConformanceTable.Rows.Count(row => row.Plans.StartsWith("Basic", StringComparison.Ordinal)), Is.EqualTo(38), "as many as the plan has");
    }
}
