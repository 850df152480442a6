using Identity.Server.Hosting;
using Microsoft.Extensions.Configuration;

namespace Identity.Server.Tests.Hosting;

public sealed class BrandingTests
{
    [TestCase("", "https://app.contoso.example", "Branding:AuthenticatorApp:Name")]
    [TestCase("Contoso Authenticator", "", "Branding:AuthenticatorApp:Address")]
    [TestCase("Contoso Authenticator", null, "Branding:AuthenticatorApp:Address")]
    [TestCase("Contoso Authenticator", "http://app.contoso.example", "Branding:AuthenticatorApp:Address")]
    [TestCase("Contoso Authenticator", "javascript:alert(1)", "Branding:AuthenticatorApp:Address")]
    [TestCase("Contoso Authenticator", "app.contoso.example", "Branding:AuthenticatorApp:Address")]
    [TestCase("Contoso Authenticator", "https://contoso.example@evil.example", "Branding:AuthenticatorApp:Address")]
    public void A_recommended_app_that_people_could_not_get_is_refused_by_name(string name, string? address, string setting)
    {
        var refusal = Assert.Throws<SettingException>(() => Build(name, address));

        Assert.That(refusal!.Message, Does.StartWith($"{setting}: "));
    }

    [Test]
    public void An_address_too_long_for_a_QR_code_is_refused() =>
        Assert.Throws<SettingException>(() => Build("Contoso Authenticator", $"https://app.contoso.example/{new string('a', 300)}"));

    [TestCase("Contoso Authenticator", "https://app.contoso.example/get")]
    [TestCase(null, null)]
    public void A_good_one_or_none_is_taken(string? name, string? address) => Assert.DoesNotThrow(() => Build(name, address));

    private static void Build(string? name, string? address) =>
        _ = ServerHost.Build(
            ["--environment", "Production"],
            builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Identity:Issuer"] = "https://id.contoso.example",
                ["Identity:Database:ConnectionString"] = "Data Source=never-opened.db",
                ["Identity:MasterKey"] = Convert.ToBase64String(new byte[32]),
                ["Identity:RestoreMarkerFile"] = "off",
                ["Branding:AuthenticatorApp:Name"] = name,
                ["Branding:AuthenticatorApp:Address"] = address,
            }.Where(setting => setting.Value is not null)));
}
