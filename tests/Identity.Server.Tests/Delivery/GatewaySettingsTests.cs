using Identity.Server.Hosting;
using Identity.Testing;

namespace Identity.Server.Tests.Delivery;

/// <summary>Wrong settings of a gateway are named, and the server does not start.</summary>
public sealed class GatewaySettingsTests
{
    [TestCase("Text:Gateway", null)]
    [TestCase("Voice:Gateway", null)]
    [TestCase("Voice:Gateway", "Kannel")]
    [TestCase("Text:Address", "sms.contoso.example")]
    [TestCase("Text:Address", "ftp://sms.contoso.example")]
    [TestCase("Text:Address", "http://sms.contoso.example")]
    [TestCase("Voice:Address", "http://voice.contoso.example")]
    [TestCase("Text:Address", "https://identity:secret@sms.contoso.example")]
    [TestCase("Text:Address", "https://sms.contoso.example/?secret")]
    [TestCase("Text:Address", null, "Text:Gateway", "Kannel")]
    [TestCase("Text:User", "")]
    [TestCase("Voice:User", null)]
    [TestCase("Text:Password", null)]
    [TestCase("Voice:Password", "secret\n")]
    [TestCase("Text:Password", "sëcret")]
    [TestCase("Text:From", " ")]
    [TestCase("Voice:From", null)]
    public async Task Wrong_setting_is_named(string setting, string? value, params string[] others)
    {
        var settings = Settings();
        settings[$"Identity:{setting}"] = value;
        foreach (var other in others.Chunk(2))
        {
            settings[$"Identity:{other[0]}"] = other[1];
        }

        var refused = await Assert.ThrowsAsync<SettingException>(() => RunningServer.StartAsync(new RunningServerOptions { Settings = settings }));

        Assert.That(refused!.Message, Does.StartWith($"Identity:{setting}:"));
        Assert.That(refused.Message, Does.Not.Contain("secret").And.Not.Contain("sëcret"));
    }

    [Test]
    public async Task Gateway_that_does_not_exist_is_refused()
    {
        var settings = Settings();
        settings["Identity:Text:Gateway"] = "Pigeon";

        var refused = await Assert.ThrowsAsync<SettingException>(() => RunningServer.StartAsync(new RunningServerOptions { Settings = settings }));

        Assert.That(refused!.Message, Does.Contain("Identity:Text:Gateway"));
    }

    [TestCase("Text:Address", null, Description = "Twilio's own")]
    [TestCase("Text:Address", "https://sms.contoso.example/gateway/")]
    [TestCase("Text:Address", "http://localhost:13013", "Text:Gateway", "Kannel")]
    public async Task Right_setting_is_taken(string setting, string? value, params string[] others)
    {
        var settings = Settings();
        settings[$"Identity:{setting}"] = value;
        foreach (var other in others.Chunk(2))
        {
            settings[$"Identity:{other[0]}"] = other[1];
        }

        await using var server = await RunningServer.StartAsync(new RunningServerOptions { Settings = settings });

        Assert.That(server.Services.GetService(typeof(ServerSettings))!.ToString(), Does.Not.Contain("secret"));
    }

    private static Dictionary<string, string?> Settings()
    {
        var settings = new Dictionary<string, string?>(VoiceGateway.SettingsFor(port: 443));
        settings["Identity:Text:Password"] = "secret";
        return settings;
    }
}
