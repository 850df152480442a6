using Identity.Server.Hosting;
using Identity.Testing;

namespace Identity.Server.Tests.Delivery;

/// <summary>Wrong mail settings are named, and the server does not start.</summary>
public sealed class MailSettingsTests
{
    [TestCase("Host", "")]
    [TestCase("Port", "0")]
    [TestCase("From", "")]
    [TestCase("From", "nobody at all <")]
    [TestCase("User", null, "Password", "secret")]
    [TestCase("Password", null, "User", "identity")]
    [TestCase("Tls", "None", "User", "identity", "Password", "secret", "Host", "mail.example")]
    public async Task Wrong_setting_is_named(string setting, string? value, params string[] others)
    {
        var settings = new Dictionary<string, string?>(MailReceiver.SettingsFor(587));
        settings[$"Identity:Mail:{setting}"] = value;
        foreach (var other in others.Chunk(2))
        {
            settings[$"Identity:Mail:{other[0]}"] = other[1];
        }

        var refused = await Assert.ThrowsAsync<SettingException>(() => RunningServer.StartAsync(new RunningServerOptions { Settings = settings }));

        Assert.That(refused!.Message, Does.StartWith($"Identity:Mail:{setting}:"));
        Assert.That(refused.Message, Does.Not.Contain("secret"));
    }

    [Test]
    public async Task Mode_that_does_not_exist_is_refused()
    {
        var settings = new Dictionary<string, string?>(MailReceiver.SettingsFor(587));
        settings["Identity:Mail:Tls"] = "Perhaps";

        var refused = await Assert.ThrowsAsync<SettingException>(() => RunningServer.StartAsync(new RunningServerOptions { Settings = settings }));

        Assert.That(refused!.Message, Does.Contain("Identity:Mail:Tls"));
    }
}
