using Identity.OpenId.Claims;

namespace Identity.OpenId.Tests.Claims;

public sealed class StandardClaimsReaderTests
{
    [Test]
    public void Every_standard_claim_can_be_given()
    {
        const string json =
            """
            {
              "name": "Sanne de Vries", "given_name": "Sanne", "family_name": "de Vries", "middle_name": "Maria", "nickname": "San",
              "profile": "https://contoso.example/sanne", "picture": "https://contoso.example/sanne.png", "website": "https://sanne.example",
              "email": "sanne@contoso.example", "email_verified": true, "gender": "female", "birthdate": "1990-05-17",
              "zoneinfo": "Europe/Amsterdam", "locale": "nl-NL", "phone_number": "+31201234567", "phone_number_verified": true,
              "address": { "formatted": "Keizersgracht 1", "street_address": "Keizersgracht 1", "locality": "Amsterdam",
                "region": "Noord-Holland", "postal_code": "1015 CJ", "country": "NL" }
            }
            """;

        Assert.That(StandardClaimsReader.Read(json), Is.TypeOf<StandardClaimsReading.Valid>());
    }

    [TestCase("""{"email_verified":"true"}""", "email_verified")]
    [TestCase("""{"address":"Keizersgracht 1"}""", "address")]
    [TestCase("""{"address":{"street":"Keizersgracht 1"}}""", "address.street")]
    [TestCase("""{"birthdate":"17-05-1990"}""", "birthdate")]
    [TestCase("""{"phone_number":"020 123 45 67"}""", "phone_number")]
    [TestCase("""{"picture":"javascript:alert(1)"}""", "picture")]
    [TestCase("""{"given_name":1}""", "given_name")]
    [TestCase("""{"sub":"1"}""", "sub")]
    [TestCase("""{"preferred_username":"x"}""", "preferred_username")]
    [TestCase("""{"updated_at":1}""", "updated_at")]
    [TestCase("""{"surname":"de Vries"}""", "surname")]
    public void A_claim_that_no_app_could_read_is_refused_by_name(string json, string field) =>
        Assert.That(((StandardClaimsReading.Invalid)StandardClaimsReader.Read(json)).Errors.Select(error => error.Field), Is.EqualTo([field]));

    [TestCase("1990-02-29", false)]
    [TestCase("1992-02-29", true)]
    [TestCase("0000-02-29", true)]
    [TestCase("1990", true)]
    public void A_birthdate_is_a_day_a_day_without_a_year_or_a_year(string birthdate, bool isValid) =>
        Assert.That(StandardClaimsReader.Read($$"""{"birthdate":"{{birthdate}}"}""") is StandardClaimsReading.Valid, Is.EqualTo(isValid));
}
