using System.Net;
using FsCheck.Fluent;
using Identity.Domain.AppPasswords;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.AppPasswords;

[Category("attack-12")]
internal sealed class AllowedNetworksTests
{
    [TestCase("192.0.2.0/24", "192.0.2.77", true)]
    [TestCase("192.0.2.99/24", "192.0.2.77", true)]
    [TestCase("192.0.2.0/24", "192.0.3.1", false)]
    [TestCase("192.0.2.7", "192.0.2.7", true)]
    [TestCase("192.0.2.7", "192.0.2.8", false)]
    [TestCase("192.0.2.0/24", "::ffff:192.0.2.1", true)]
    [TestCase("::ffff:192.0.2.0/24", "192.0.2.1", true)]
    [TestCase("198.51.100.0/24, 2001:db8::/32", "2001:db8::1", true)]
    [TestCase("2001:db8::/32", "2001:db9::1", false)]
    [TestCase("0.0.0.0/0", "203.0.113.1", true)]
    [TestCase("0.0.0.0/0", "2001:db8::1", false)]
    [TestCase("", "203.0.113.1", true)]
    public void A_network_has_its_addresses(string networks, string address, bool allows) =>
        Assert.That(AllowedNetworks.Read(networks)!.Allows(IPAddress.Parse(address)), Is.EqualTo(allows));

    [Test]
    public void An_address_that_nobody_tells_is_in_no_network()
    {
        Assert.That(AllowedNetworks.Read("0.0.0.0/0 ::/0")!.Allows(address: null), Is.False);
        Assert.That(AllowedNetworks.Anywhere.Allows(address: null), Is.True);
    }

    [TestCase("the office")]
    [TestCase("192.0.2.0/33")]
    [TestCase("192.0.2.0/-1")]
    [TestCase("192.0.2.0/")]
    [TestCase("10")]
    [TestCase("0x7f.1")]
    [TestCase("2001:db8::/129")]
    [TestCase("1.1.1.1 1.1.1.2 1.1.1.3 1.1.1.4 1.1.1.5 1.1.1.6 1.1.1.7 1.1.1.8 1.1.1.9 1.1.1.10 1.1.1.11 1.1.1.12 1.1.1.13 1.1.1.14 1.1.1.15 1.1.1.16 1.1.1.17")]
    public void What_is_no_network_is_refused(string text) => Assert.That(AllowedNetworks.Read(text), Is.Null);

    [Test]
    public void A_network_has_those_addresses_whose_first_bits_are_its_own() =>
        Claim.Holds(
            from network in Gen.Choose(0, 255).ArrayOf(4)
            from length in Gen.Choose(0, 32)
            from near in Gen.Choose(0, 31)
            let bits = ToBits(network)
            let other = bits ^ (1u << near)
            select (bits, length, other),
            it => AllowedNetworks.Read($"{Write(it.bits)}/{it.length}")!.Allows(IPAddress.Parse(Write(it.other)))
                == (it.length == 0 || it.bits >> (32 - it.length) == it.other >> (32 - it.length)));

    [Test]
    public void What_is_written_is_read_back()
    {
        var networks = AllowedNetworks.Read("192.0.2.9/24;2001:db8::/32\n198.51.100.7")!;

        Assert.That(networks.Text, Is.EqualTo("192.0.2.0/24 2001:db8::/32 198.51.100.7/32"));
        Assert.That(AllowedNetworks.Read(networks.Text), Is.EqualTo(networks));
    }

    private static uint ToBits(int[] bytes) => bytes.Aggregate(0u, (bits, value) => (bits << 8) | (uint)value);

    private static string Write(uint bits) => $"{bits >> 24}.{(bits >> 16) & 255}.{(bits >> 8) & 255}.{bits & 255}";
}
