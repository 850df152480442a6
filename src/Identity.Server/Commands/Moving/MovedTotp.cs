using Identity.Server.Authenticators.Totp;

namespace Identity.Server.Commands.Moving;

/// <summary>An authenticator app that was registered elsewhere.</summary>
internal sealed record MovedTotp(TotpSecret Secret, string Label, DateTimeOffset? RegisteredAt, bool IsDefault) : MovedMethod(Label, RegisteredAt, IsDefault)
{
    public override string Key => $"totp:{Secret.Base32}";
}
