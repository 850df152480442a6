using Identity.OpenId.Clients;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Tests.Clients;

public sealed class ClientRegistrationTests
{
    [Test]
    [Category("protocol-25")]
    public void A_secret_has_256_random_bits_and_only_its_hash_is_kept()
    {
        var registration = Register("client_secret_basic");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(registration.Secret, Has.Length.EqualTo(43));
            Assert.That(registration.Client.Secrets.Single().Sha256, Is.EqualTo(Handle.Hash(registration.Secret!)));
            Assert.That(registration.ToString(), Does.Not.Contain(registration.Secret));
        }
    }

    [Test]
    public void A_public_client_has_no_secret_and_must_use_pkce()
    {
        var registration = Register("none");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(registration.Secret, Is.Null);
            Assert.That(registration.Client.Secrets, Is.Empty);
            Assert.That(registration.Client.RequirePkce, Is.True);
        }
    }

    [Test]
    public void Two_clients_from_one_document_are_two_clients()
    {
        var first = Register("none");
        var second = Register("none");

        Assert.That(second.Client.ClientId, Is.Not.EqualTo(first.Client.ClientId));
    }

    private static ClientRegistration Register(string method)
    {
        var json = $$"""{"client_name":"App","redirect_uris":["https://app.example/callback"],"token_endpoint_auth_method":"{{method}}"}""";
        return ClientRegistration.Create(((ClientMetadataReading.Valid)ClientMetadataReader.Read(json)).Metadata);
    }
}
