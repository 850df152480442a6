using Identity.Domain.Methods.Tokens;

namespace Identity.Storage.Tokens;

/// <summary>What the codes of a token in use are checked with.</summary>
/// <param name="MethodId">The method that it is.</param>
/// <param name="SealedSecret">Its key, sealed for the person and the method (attack 9).</param>
/// <param name="Clock">Its clock.</param>
public sealed record TokenSecret(Guid MethodId, byte[] SealedSecret, DeviceClock Clock);
