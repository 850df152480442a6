namespace Identity.Storage.Codes;

/// <summary>What a code is bound to (rule 6).</summary>
/// <param name="Purpose">What it is good for.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Context">The hash of the handle of the sign-in, or of whatever else it was asked for in.</param>
/// <param name="MethodId">The method, registered or half-made.</param>
public sealed record CodeScope(CodePurpose Purpose, Guid PersonId, string Context, Guid MethodId);
