using Identity.OpenId.Stores;

namespace Identity.OpenId.Tests.Stores;

public sealed class HandleTests
{
    [Test]
    public void Hash_is_43_characters_of_base64url() =>
        Assert.That(Handle.Hash("abc"), Is.EqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"));
}
