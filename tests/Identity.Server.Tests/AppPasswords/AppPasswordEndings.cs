using Identity.Testing;

namespace Identity.Server.Tests.AppPasswords;

/// <summary>What ends app passwords beside their person: a new password of the account, a raised epoch, a policy without them.</summary>
public sealed class AppPasswordEndings : DoorFixture
{
    private static string Policy(bool keep, string use = "offered") =>
        $$$"""
        {"schema":1,"methods":{"totp":{"on":true}},"appPasswords":"{{{use}}}",
         "passwordReset":{"administrators":[],"keepAppPasswords":{{{(keep ? "true" : "false")}}}}}
        """;

    [TestCase(false, 401)]
    [TestCase(true, 200)]
    [Category("attack-1")]
    public async Task A_reset_revokes_them_unless_policy_keeps_them(bool keep, int status)
    {
        await Server.Policy.PublishAsync(Policy(keep));
        var visit = await RegisteredAsync();
        var password = await Server.AppPasswords.AddAsync(visit.Person);

        await ResetAsync(visit);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await StatusAsync(visit.Person.UserName, password.Text), Is.EqualTo(status));
            Assert.That(await EventsAsync(visit.Person, "password_reset.completed"), Has.Count.EqualTo(1));
            Assert.That(await EventsAsync(visit.Person, "app_passwords.revoked"), Has.Count.EqualTo(keep ? 0 : 1));
            Assert.That(await Server.AppPasswords.ListAsync(visit.Person), Has.Count.EqualTo(keep ? 1 : 0));
        });
    }

    [TestCase(false, 401)]
    [TestCase(true, 200)]
    [Category("attack-1")]
    public async Task So_does_a_change_of_the_password(bool keep, int status)
    {
        await Server.Policy.PublishAsync(Policy(keep));
        var visit = await NewcomerAsync();
        var password = await Server.AppPasswords.AddAsync(visit.Person);
        await Server.People.RequirePasswordChangeAsync(visit.Person);

        await (await visit.OpenAsync()).FinishAsync();

        Assert.That(await StatusAsync(visit.Person.UserName, password.Text), Is.EqualTo(status));
    }

    [Test]
    [Category("attack-1")]
    public async Task Whatever_else_raises_the_epoch_ends_them_whatever_policy_keeps()
    {
        await Server.Policy.PublishAsync(Policy(keep: true));
        var (person, password) = await HolderAsync();

        await Server.People.RaiseEpochAsync(person);

        Assert.That(await StatusAsync(person.UserName, password.Text), Is.EqualTo(401));
    }

    [Test]
    public async Task Switched_off_and_on_again_no_old_one_works()
    {
        await Server.Policy.PublishAsync(Policy(keep: false));
        var (person, password) = await HolderAsync();
        Assert.That(await StatusAsync(person.UserName, password.Text), Is.EqualTo(200));

        await Server.Policy.PublishAsync(Policy(keep: false, "off"));
        Assert.That(await StatusAsync(person.UserName, password.Text), Is.EqualTo(401));
        await Server.Policy.PublishAsync(Policy(keep: false));

        Assert.That(await StatusAsync(person.UserName, password.Text), Is.EqualTo(401));
        Assert.That(await StatusAsync(person.UserName, (await Server.AppPasswords.AddAsync(person)).Text), Is.EqualTo(200));
    }

    private async Task ResetAsync(Visit visit)
    {
        const string password = "battery staple correct";
        var page = await (await Server.Browser().GetAsync("/reset")).SubmitAsync(("UserName", visit.Person.UserName));
        page = await page.SubmitAsync(("Method", "totp"));
        page = await page.SubmitAsync(("Input.Code", visit.Authenticator!.NextCode(Server)));
        await page.SubmitAsync(("Input.New", password), ("Input.Repeat", password));
    }
}
