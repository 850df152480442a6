using Identity.Storage.Methods;

namespace Identity.Server.Authenticators.Totp;

/// <summary>A key that has not been confirmed.</summary>
internal sealed record PendingTotp(PendingMethod Pending, TotpSetup Setup);
