using Identity.Domain.Methods.Tokens;

namespace Identity.Server.Authenticators.Totp;

/// <summary>A device of somebody that makes one-time passwords.</summary>
/// <param name="MethodId">The registered method that it is.</param>
/// <param name="Secret">Its key.</param>
/// <param name="Clock">Its clock.</param>
internal sealed record TotpDevice(Guid MethodId, TotpSecret Secret, DeviceClock Clock)
{
    /// <summary>One that nobody has.</summary>
    public static TotpDevice OfNobody { get; } = new(Guid.Empty, TotpSecret.New(), DeviceClock.OfApp);
}
