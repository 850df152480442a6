using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Methods.Phones;

internal sealed class PhoneChannelTests
{
    [TestCase(true, true, PhoneSlot.Mobile, "Text Call")]
    [TestCase(true, true, PhoneSlot.AlternateMobile, "Text Call")]
    [TestCase(true, true, PhoneSlot.Office, "Call")]
    [TestCase(true, false, PhoneSlot.Mobile, "Text")]
    [TestCase(false, true, PhoneSlot.Mobile, "Call")]
    [TestCase(true, false, PhoneSlot.Office, "")]
    public void Texts_go_to_mobile_phones_only(bool text, bool call, PhoneSlot slot, string channels) =>
        Assert.That(string.Join(' ', Policy(text, call).PhoneChannels(slot)), Is.EqualTo(channels));

    [Test]
    [Category("fault-17")]
    public void A_phone_that_cannot_be_reached_is_not_asked_for()
    {
        var office = Phone(PhoneSlot.Office);
        var (calls, texts) = (Policy(text: true, call: true), Policy(text: true, call: false));

        Assert.Multiple(() =>
        {
            Assert.That(Decide(calls, office), Is.TypeOf<GateDecision.Challenge>());
            Assert.That(Decide(texts, office), Is.TypeOf<GateDecision.Proceed>(), "nobody is asked for what cannot ring");
        });
    }

    [Test]
    [Category("fault-17")]
    public void A_phone_that_cannot_be_reached_does_not_count_for_a_rule()
    {
        var policy = Policy(text: true, call: false) with { Registration = [Given.Requires(MethodCatalogue.Phone)] };

        var plan = EnrollmentPlan.Compute(policy, Given.Person(Phone(PhoneSlot.Office)), AssuranceLevel.OneFactor, Given.Now, Given.Now);

        Assert.That(((EnrollmentPlan.Interrupt)plan).Because[0].Trigger, Is.EqualTo(InterruptTrigger.MethodSwitchedOff));
    }

    [TestCase(PhoneChannel.Text, "pwd sms mfa")]
    [TestCase(PhoneChannel.Call, "pwd tel mfa")]
    public void An_app_is_told_how_the_phone_was_reached(PhoneChannel channel, string amr)
    {
        var phone = Phone(PhoneSlot.Mobile);
        var proof = Given.Proof(phone) with { Phone = channel };

        var decision = ExitGate.Decide(Policy(text: true, call: true), Given.Person(phone), [Given.Password(), proof], Given.Request(), Given.Now);

        Assert.That(string.Join(' ', ((GateDecision.Proceed)decision).Authentication.Amr), Is.EqualTo(amr));
    }

    private static GateDecision Decide(PolicyDocument policy, RegisteredMethod phone) =>
        ExitGate.Decide(policy, Given.Person(phone), [Given.Password()], Given.Request(), Given.Now);

    private static RegisteredMethod Phone(PhoneSlot slot) => Given.Registered(MethodCatalogue.Phone) with { Phone = slot };

    private static PolicyDocument Policy(bool text, bool call) =>
        new() { Methods = [new(MethodCatalogue.Phone, On: true, GroupScope.All, new PhoneSwitches(text, call, ["NL"]))] };
}
