using Identity.Server.Hosting;
using Microsoft.Extensions.Configuration;

namespace Identity.Server.Tests.Hosting;

/// <summary>Attack 16: in Development the server is for this machine alone, however it is told where to listen.</summary>
[Category("attack-16")]
public sealed class ListeningAddressTests
{
    [TestCase("urls", "http://0.0.0.0:5000")]
    [TestCase("urls", "http://localhost:5000;http://*:5001")]
    [TestCase("urls", "http://[::]:5000")]
    [TestCase("urls", "http://id.contoso.example:5000")]
    [TestCase("urls", "http://loopback:5000")]
    [TestCase("http_ports", "5000")]
    [TestCase("https_ports", "5001")]
    [TestCase("Kestrel:Endpoints:Web:Url", "http://*:5000")]
    public void An_address_beyond_this_machine_is_refused_in_Development(string setting, string value)
    {
        var refusal = Assert.Throws<SettingException>(() => Build("Development", setting, value));

        Assert.That(refusal!.Message, Does.StartWith(setting).IgnoreCase);
    }

    [TestCase("urls", "http://localhost:5000")]
    [TestCase("urls", "https://127.0.0.1:5001;http://[::1]:5000")]
    [TestCase("Kestrel:Endpoints:Web:Url", "http://127.0.0.1:5000")]
    public void An_address_of_this_machine_is_not(string setting, string value) =>
        Assert.DoesNotThrow(() => Build("Development", setting, value));

    [Test]
    public void Elsewhere_every_address_is_the_operators_choice() =>
        Assert.DoesNotThrow(() => Build("Production", "http_ports", "5000"));

    private static void Build(string environment, string setting, string value) =>
        _ = ServerHost.Build(
            ["--environment", environment],
            builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Identity:Issuer"] = "https://id.contoso.example",
                ["Identity:Database:ConnectionString"] = "Data Source=never-opened.db",
                ["Identity:MasterKey"] = Convert.ToBase64String(new byte[32]),
                ["Identity:RestoreMarkerFile"] = "off",
                [setting] = value,
            }));
}
