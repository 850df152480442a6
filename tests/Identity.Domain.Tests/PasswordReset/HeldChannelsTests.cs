using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.PasswordReset;

[Category("attack-3")]
internal sealed class HeldChannelsTests
{
    private static readonly RegisteredMethod Totp = Given.Registered(MethodCatalogue.Totp);
    private static readonly RegisteredMethod Phone = Given.Registered(MethodCatalogue.Phone);
    private static readonly DateTimeOffset ResetAt = Given.Now.AddSeconds(-20);
    private static readonly ResetChannel Held = new(Phone.Channel, ResetAt);
    private static readonly PersonFacts Person = Given.Person(Totp, Phone) with { ResetChannels = [Held] };

    [Test]
    public void A_channel_is_held_until_another_has_succeeded() => Assert.Multiple(() =>
    {
        Assert.That(Remaining(Person), Is.EqualTo(new[] { Held }));
        Assert.That(Remaining(Person, Given.Password()), Is.EqualTo(new[] { Held }));
        Assert.That(Remaining(Person, Given.Proof(Phone)), Is.EqualTo(new[] { Held }));
        Assert.That(Remaining(Person, Given.Proof(Totp)), Is.Empty);
    });

    [TestCase(20, true)]
    [TestCase(21, false)]
    public void Only_what_succeeds_after_the_reset_ends_it(int secondsAgo, bool ends) =>
        Assert.That(Remaining(Person, Given.Proof(Totp, secondsAgo)).Count == 0, Is.EqualTo(ends));

    [Test]
    [Category("attack-1")]
    public void A_proof_of_another_epoch_of_a_removed_method_or_over_the_same_channel_ends_nothing() => Assert.Multiple(() =>
    {
        Assert.That(Remaining(Person, Given.Proof(Totp, epoch: Given.Epoch - 1)), Is.Not.Empty);
        Assert.That(Remaining(Person with { Methods = [Phone] }, Given.Proof(Totp)), Is.Not.Empty);
        Assert.That(Remaining(Person with { Methods = [Phone, Totp with { Channel = Phone.Channel }] }, Given.Proof(Totp)), Is.Not.Empty);
    });

    [Test]
    public void Two_resets_over_two_channels_hold_both()
    {
        var both = Person with { ResetChannels = [Held, new(Totp.Channel, ResetAt)] };

        Assert.That(Remaining(both, Given.Proof(Totp), Given.Proof(Phone)), Has.Count.EqualTo(2));
    }

    private static IReadOnlyList<ResetChannel> Remaining(PersonFacts person, params IReadOnlyList<SignInProof> proofs) =>
        HeldChannels.Remaining(person, proofs, Given.Now);
}
