using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Policies;

namespace Identity.Domain.Tests.Enrollment;

[Category("attack-4")]
internal sealed class ReconfirmationTests
{
    private static readonly PolicyDocument Policy = Given.Everything() with { Review = GroupScope.All };
    private static readonly RegisteredMethod Phone = Given.Registered(MethodCatalogue.Phone);
    private static readonly RegisteredMethod Stale = Phone with { RegisteredAt = Given.Now.AddDays(-400) };

    [TestCase(180, 0, false)]
    [TestCase(180, 1, true)]
    [TestCase(730, 0, false)]
    [TestCase(730, 1, true)]
    [TestCase(1, 1, true)]
    public void It_is_due_when_the_last_proof_is_older_than_the_interval(int days, int ticks, bool due)
    {
        var policy = Policy with { ReconfirmDays = days };
        var at = Given.Now.AddDays(-days).AddTicks(-ticks);

        Assert.Multiple(() =>
        {
            Assert.That(Due(policy, Phone with { ProvenAt = at, RegisteredAt = Given.Now.AddDays(-900) }), Is.EqualTo(due));
            Assert.That(Due(policy, Phone with { RegisteredAt = at }), Is.EqualTo(due), "registering is the first proof");
        });
    }

    [Test]
    public void Confirming_it_anew_ends_it() => Assert.That(Due(Policy, Stale with { ProvenAt = Given.Now }), Is.False);

    [Test]
    public void Only_phones_and_mailboxes_become_somebody_elses() => Assert.Multiple(() =>
    {
        foreach (var method in MethodCatalogue.All)
        {
            Assert.That(Due(Policy, Given.Registered(method) with { RegisteredAt = Given.Now.AddDays(-400) }), Is.EqualTo(method.Name is "phone" or "email"), method.Name);
        }
    });

    [Test]
    public void Nobody_is_asked_unless_policy_says_who_and_after_how_long() => Assert.Multiple(() =>
    {
        Assert.That(Due(Given.Everything(), Stale), Is.False, "review");
        Assert.That(Due(Policy with { Review = new(["staff"], []) }, Stale), Is.False, "review of others");
        Assert.That(Due(Policy with { ReconfirmDays = 0 }, Stale), Is.False, "never");
        Assert.That(Due(Policy with { Experience = GroupScope.Nobody }, Stale), Is.False, "the older page");
        Assert.That(Due(Given.On(MethodCatalogue.Totp) with { Review = GroupScope.All }, Stale), Is.False, "off");
    });

    [Test]
    public void Putting_it_off_holds_for_one_sign_in_and_one_interval()
    {
        var offer = Reconfirmation.Offer(Policy);
        var person = Given.Person(Stale) with
        {
            Deferrals = [new() { RuleId = offer.RuleId, FirstAskedAt = Given.Now, SkipsUsed = 1, SkippedAt = Given.Now, RuleHash = offer.RuleHash }],
        };

        Assert.Multiple(() =>
        {
            Assert.That(Reconfirmation.Due(Policy, person, Given.Now, Given.Now), Is.Empty);
            Assert.That(Reconfirmation.Due(Policy, person, Given.Now.AddTicks(1), Given.Now), Is.EqualTo(new[] { Stale }));
            Assert.That(Reconfirmation.Due(Policy, person, signedInAt: null, Given.Now), Is.EqualTo(new[] { Stale }));
            Assert.That(Reconfirmation.Due(Policy with { ReconfirmDays = 30 }, person, Given.Now, Given.Now), Is.EqualTo(new[] { Stale }));
        });
    }

    private static bool Due(PolicyDocument policy, RegisteredMethod method) =>
        Reconfirmation.Due(policy, Given.Person(method), Given.Now.AddMinutes(-1), Given.Now).Count > 0;
}
