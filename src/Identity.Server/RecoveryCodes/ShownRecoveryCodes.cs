using Identity.Domain.Methods.Recovery;

namespace Identity.Server.RecoveryCodes;

/// <summary>Recovery codes while they can still be seen.</summary>
/// <param name="Codes">The codes.</param>
/// <param name="MadeAt">When they were made.</param>
internal sealed record ShownRecoveryCodes(IReadOnlyList<RecoveryCode> Codes, DateTimeOffset MadeAt);
