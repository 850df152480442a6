namespace Identity.Domain.SignIn;

/// <summary>How sure a sign-in is of the person. Higher includes lower.</summary>
public enum AssuranceLevel
{
    /// <summary>Nothing is proven.</summary>
    None = 0,

    /// <summary>One factor, <c>urn:identity:1fa</c>.</summary>
    OneFactor = 1,

    /// <summary>Two factors, <c>urn:identity:2fa</c>.</summary>
    TwoFactor = 2,

    /// <summary>Phishing-resistant, <c>urn:identity:phr</c>: a security key or passkey.</summary>
    PhishingResistant = 3,
}
