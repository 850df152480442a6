using Identity.Server.Delivery;
using Identity.Server.Delivery.Gateways;
using Identity.Server.Hosting;

namespace Identity.Server.Tests.Hosting;

/// <summary>What becomes of settings that somebody logs.</summary>
public sealed class SettingsTests
{
    private const string Secret = "not-for-logs";

    private static readonly DatabaseSettings Database = new() { ConnectionString = $"Host=db.example;Password={Secret}" };
    private static readonly MailSettings Mail = new() { Host = "mail.example", User = "identity", Password = Secret };
    private static readonly GatewaySettings Texts = new() { Gateway = Server.Delivery.Gateways.Gateway.Kannel, User = "identity", Password = Secret };

    private static readonly object[] All =
    [
        Database, Mail, Texts, new ServerSettings { MasterKey = Secret, Database = Database, Mail = Mail, Text = Texts, Voice = Texts },
    ];

    [TestCaseSource(nameof(All))]
    [Category("attack-16")]
    public void Settings_say_their_name_and_none_of_their_secrets(object settings) =>
        Assert.That($"{settings}", Is.EqualTo(settings.GetType().Name).And.Not.Contain(Secret));
}
