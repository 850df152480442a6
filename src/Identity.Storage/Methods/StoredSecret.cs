namespace Identity.Storage.Methods;

/// <summary>What a registered method's code is checked with.</summary>
/// <param name="SealedSecret">The secret, sealed for this person and row.</param>
/// <param name="LastStep">The last time step that was spent; <see langword="null"/> if none was.</param>
public sealed record StoredSecret(byte[] SealedSecret, long? LastStep);
