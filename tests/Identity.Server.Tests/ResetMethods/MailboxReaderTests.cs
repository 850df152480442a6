using Identity.Domain.Policies;
using Identity.Server.Authenticators.Email;

namespace Identity.Server.Tests.ResetMethods;

public sealed class MailboxReaderTests
{
    private static readonly PasswordResetRule Rule = new() { Administrators = [], RefusedDomains = ["contoso.example", "xn--bcher-kva.example"] };

    [TestCase(" sanne@home.example ", "sanne@home.example", "s••••@home.example")]
    [TestCase("Sanne.de-Wit+reset@HOME.Example", "Sanne.de-Wit+reset@home.example", "S••••@home.example")]
    [TestCase("a@münchen.example", "a@xn--mnchen-3ya.example", "a••••@xn--mnchen-3ya.example")]
    [TestCase("a@notcontoso.example", "a@notcontoso.example", "a••••@notcontoso.example")]
    public void An_address_is_read_in_one_form(string typed, string address, string masked)
    {
        var mailbox = ((MailboxReading.Accepted)MailboxReader.Read(typed, Rule)).Mailbox;

        Assert.That((mailbox.Address, mailbox.Masked), Is.EqualTo((address, masked)));
        Assert.That($"{mailbox}", Is.EqualTo("Mailbox"), "no log shows an address");
    }

    [TestCase("a@b")]
    [TestCase("a@")]
    [TestCase("@home.example")]
    [TestCase("a@@home.example")]
    [TestCase("a b@home.example")]
    [TestCase("a..b@home.example")]
    [TestCase(".a@home.example")]
    [TestCase("a@home..example")]
    [TestCase("a@-home.example")]
    [TestCase("a@home.example.")]
    [TestCase("a@192.0.2.1")]
    [TestCase("a@[192.0.2.1]")]
    [TestCase("ä@home.example")]
    [TestCase("a\0@home.example")]
    [TestCase("a@home.example\nBcc: b@home.example")]
    [TestCase("a@home_x.example")]
    public void What_cannot_be_written_to_safely_is_no_address(string typed) => Expect(typed, MailboxProblem.NotAnAddress);

    [TestCase(64, 63, true)]
    [TestCase(65, 63, false)]
    [TestCase(64, 64, false)]
    public void Its_parts_have_their_lengths(int local, int label, bool isGood) =>
        Assert.That(MailboxReader.Read($"{new string('a', local)}@{new string('b', label)}.example", Rule) is MailboxReading.Accepted, Is.EqualTo(isGood));

    [TestCase("a@contoso.example")]
    [TestCase("a@CONTOSO.EXAMPLE")]
    [TestCase("a@eu.contoso.example")]
    [TestCase("a@bücher.example")]
    [TestCase("a@BÜCHER.example")]
    [Category("attack-4")]
    public void A_refused_domain_is_refused_however_it_is_written(string typed) => Expect(typed, MailboxProblem.RefusedDomain);

    [TestCase(null)]
    [TestCase(" ")]
    public void Nothing_is_asked_for_again(string? typed) => Expect(typed, MailboxProblem.Empty);

    private static void Expect(string? typed, MailboxProblem problem) =>
        Assert.That(MailboxReader.Read(typed, Rule), Is.EqualTo(new MailboxReading.Refused(problem)));
}
