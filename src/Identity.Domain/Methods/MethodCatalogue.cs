using Identity.Domain.SignIn;

namespace Identity.Domain.Methods;

/// <summary>Every method there is, those of <see cref="All"/> in the order in which they are asked where policy names no other.</summary>
public static class MethodCatalogue
{
    /// <summary>A security key or passkey (WebAuthn).</summary>
    public static TwoStepMethod SecurityKey { get; } = new("securityKey", AssuranceLevel.PhishingResistant, "hwk");

    /// <summary>A time-based one-time password from an authenticator app (RFC 6238).</summary>
    public static TwoStepMethod Totp { get; } = new("totp", AssuranceLevel.TwoFactor, "otp");

    /// <summary>A time-based one-time password from a hardware token, a small device that shows codes and does nothing else (RFC 6238).</summary>
    public static TwoStepMethod HardwareToken { get; } = new("hardwareToken", AssuranceLevel.TwoFactor, "otp");

    /// <summary>A phone, by text message or call.</summary>
    public static TwoStepMethod Phone { get; } = new("phone", AssuranceLevel.TwoFactor, "sms") { IsReconfirmed = true };

    /// <summary>A mailbox.</summary>
    public static ResetOnlyMethod Email { get; } = new("email") { IsReconfirmed = true };

    /// <summary>Security questions.</summary>
    public static ResetOnlyMethod Questions { get; } = new("questions");

    /// <summary>Recovery codes, each good once, for the day on which nothing else is at hand: two-step verification only, never a password reset.</summary>
    public static TwoStepMethod RecoveryCodes { get; } =
        new("recoveryCodes", MethodPurposes.TwoStep, AssuranceLevel.TwoFactor, "otp") { IsReserve = true };

    /// <summary>All that rules can ask for and the wizard can set up, strongest first.</summary>
    public static IReadOnlyList<AuthenticationMethod> All { get; } = [SecurityKey, Totp, HardwareToken, Phone, Email, Questions];

    /// <summary>The same and what only stands in for them: all that policy can switch on.</summary>
    public static IReadOnlyList<AuthenticationMethod> WithReserve { get; } = [.. All, RecoveryCodes];

    /// <summary>The method of that name; <see langword="null"/> if there is none.</summary>
    public static AuthenticationMethod? Find(string? name) => WithReserve.FirstOrDefault(method => method.Name == name);
}
