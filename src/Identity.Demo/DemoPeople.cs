namespace Identity.Demo;

/// <summary>The three people of the demo.</summary>
public static class DemoPeople
{
    /// <summary>Has nothing registered, and must.</summary>
    public static DemoPerson Sanne { get; } = new(
        "sanne@contoso.example",
        "demo-only-sanne",
        ["staff"],
        """
        {
          "name": "Sanne Maria de Vries", "given_name": "Sanne", "family_name": "de Vries", "middle_name": "Maria", "nickname": "San",
          "profile": "https://contoso.example/people/sanne", "picture": "https://contoso.example/people/sanne.png",
          "website": "https://sanne.example", "email": "sanne@contoso.example", "email_verified": true,
          "gender": "female", "birthdate": "1990-05-17", "zoneinfo": "Europe/Amsterdam", "locale": "nl-NL",
          "phone_number": "+31201234567", "phone_number_verified": true,
          "address": {
            "formatted": "Keizersgracht 1\n1015 CJ Amsterdam\nNetherlands", "street_address": "Keizersgracht 1",
            "locality": "Amsterdam", "region": "Noord-Holland", "postal_code": "1015 CJ", "country": "NL"
          }
        }
        """);

    /// <summary>Has an authenticator app and a phone.</summary>
    public static DemoPerson Lars { get; } = new(
        "lars@contoso.example",
        "demo-only-lars",
        ["staff"],
        """
        { "name": "Lars Jansen", "given_name": "Lars", "family_name": "Jansen", "email": "lars@contoso.example", "email_verified": true, "locale": "en-GB" }
        """,
        TotpKey: "DEMO2ONLY3LARS4DEMO5ONLY6LARS7DE",
        PhoneNumber: "+31612345678");

    /// <summary>Has nothing registered, and may put it off for 14 days.</summary>
    public static DemoPerson Mila { get; } = new(
        "mila@contoso.example",
        "demo-only-mila",
        ["staff", "pilot"],
        """
        { "name": "Mila Peeters", "given_name": "Mila", "family_name": "Peeters", "email": "mila@contoso.example", "email_verified": true, "locale": "nl-BE" }
        """);

    /// <summary>All three.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } = [Sanne, Lars, Mila];
}
