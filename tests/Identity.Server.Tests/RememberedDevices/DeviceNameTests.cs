using Identity.Server.RememberedDevices;

namespace Identity.Server.Tests.RememberedDevices;

public sealed class DeviceNameTests
{
    [TestCase("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows")]
    [TestCase("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge, Windows")]
    [TestCase("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15", "Safari, macOS")]
    [TestCase("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1", "Chrome, iOS")]
    [TestCase("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [TestCase("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome, ChromeOS")]
    [TestCase("curl/8.5.0", "")]
    [TestCase("<script>alert(1)</script> Linux", "Linux")]
    [TestCase("", "")]
    [TestCase(null, "")]
    public void A_browser_is_called_by_a_known_name_or_by_none(string? agent, string name) => Assert.That($"{DeviceName.Of(agent)}", Is.EqualTo(name));
}
