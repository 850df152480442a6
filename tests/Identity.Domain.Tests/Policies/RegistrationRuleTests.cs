using FsCheck.Fluent;
using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.Policies;

internal sealed class RegistrationRuleTests
{
    [TestCase("totp:1 phone:1", 1)]
    [TestCase("totp:1 totp:2", 1)]
    [TestCase("totp:1 phone:2", 2)]
    [TestCase("totp:1 phone:1 totp:2", 2)]
    [TestCase("totp:1 totp:2 phone:1 email:2", 2)]
    [TestCase("totp:1 phone:1 phone:2 email:2 email:3", 3)]
    [TestCase("", 0)]
    [Category("fault-5")]
    public void Each_kind_and_each_channel_counts_once(string methods, int number) => Assert.Multiple(() =>
    {
        for (var asked = 1; asked <= 4; asked++)
        {
            Assert.That(Given.Kinds(asked, MethodPurposes.PasswordReset).IsSatisfiedBy(Rows(methods)), Is.EqualTo(asked <= number), methods);
        }
    });

    [Test]
    [Category("fault-5")]
    public void The_number_is_the_most_that_any_choice_makes()
    {
        var row = Gen.Elements("totp", "phone", "email", "securityKey", "questions").SelectMany(kind => Gen.Choose(1, 4).Select(channel => $"{kind}:{channel}"));

        Claim.Holds(row.ListOf().Select(rows => string.Join(' ', rows.Take(9))), methods =>
        {
            var rows = Rows(methods);
            var most = Oracle.MostDistinct([.. rows.Select(method => (method.Method.Name, method.Channel))]);
            return Enumerable.Range(1, 5).All(asked => Given.Kinds(asked, MethodPurposes.PasswordReset).IsSatisfiedBy(rows) == (asked <= most));
        });
    }

    [Test]
    public void What_is_named_has_only_to_be_there() =>
        Assert.That(Given.Requires(MethodCatalogue.Totp, MethodCatalogue.Phone).IsSatisfiedBy(Rows("totp:1 phone:1")), Is.True);

    private static RegisteredMethod[] Rows(string methods) =>
    [
        .. methods.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split(':'))
            .Select(parts => Given.Registered(MethodCatalogue.Find(parts[0])!, AssuranceLevel.TwoFactor) with { Channel = parts[1] }),
    ];
}
