namespace Identity.Storage.Auditing;

/// <summary>A place in the chain.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Previous">The hash of the one before, 64 hexadecimal digits; zeros for the first.</param>
/// <param name="Hash">The hash of this one, 64 hexadecimal digits.</param>
public sealed record AuditLink(long Number, string Previous, string Hash)
{
    internal static AuditLink Of(AuditSealRow row) => new(row.Number, Convert.ToHexStringLower(row.Previous), Convert.ToHexStringLower(row.Hash));
}
