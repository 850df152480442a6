namespace Identity.Storage.Auditing;

/// <summary>A person's key, opened.</summary>
/// <param name="Id">What events name it by.</param>
/// <param name="Key">32 bytes.</param>
internal sealed record AuditKey(Guid Id, byte[] Key);
