using System.Net;
using Identity.Server.Outbound;

namespace Identity.Server.Tests.Outbound;

[Category("protocol-38")]
public sealed class PublicAddressesTests
{
    [TestCase("0.0.0.0")]
    [TestCase("10.1.2.3")]
    [TestCase("100.64.0.1")]
    [TestCase("127.0.0.1")]
    [TestCase("169.254.169.254")]
    [TestCase("172.31.255.255")]
    [TestCase("192.168.1.1")]
    [TestCase("198.19.0.1")]
    [TestCase("224.0.0.1")]
    [TestCase("255.255.255.255")]
    [TestCase("::")]
    [TestCase("::1")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("::ffff:169.254.169.254")]
    [TestCase("::127.0.0.1")]
    [TestCase("64:ff9b::7f00:1")]
    [TestCase("64:ff9b:1::a00:1")]
    [TestCase("2002:7f00:1::")]
    [TestCase("2001:0:7f00:1::")]
    [TestCase("2001:db8::1")]
    [TestCase("fc00::1")]
    [TestCase("fd12:3456::1")]
    [TestCase("fe80::1")]
    [TestCase("fec0::1")]
    [TestCase("ff02::1")]
    public void Beside_this_server(string address) => Assert.That(PublicAddresses.Contains(IPAddress.Parse(address)), Is.False);

    [TestCase("1.1.1.1")]
    [TestCase("100.128.0.1")]
    [TestCase("172.32.0.1")]
    [TestCase("::ffff:1.1.1.1")]
    [TestCase("2606:4700::1111")]
    [TestCase("2a00:1450::1")]
    public void Anybodys(string address) => Assert.That(PublicAddresses.Contains(IPAddress.Parse(address)), Is.True);
}
