using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Auditing;

/// <summary>Events lie in the order of time and, within a millisecond, of their keys; both databases order keys alike.</summary>
internal static class AuditOrder
{
    /// <summary>Events beyond what a link seals.</summary>
    public static IQueryable<AuditRow> EventsAfter(this IdentityDatabase database, AuditSealRow link)
    {
        var at = link.At.ToUnixTimeMilliseconds();
        return database.Set<AuditRow>().FromSql($"SELECT * FROM audit_events WHERE at > {at} OR (at = {at} AND id > {link.EventId})");
    }

    /// <summary>Events up to what a link seals.</summary>
    public static IQueryable<AuditRow> EventsUntil(this IdentityDatabase database, AuditSealRow link)
    {
        var at = link.At.ToUnixTimeMilliseconds();
        return database.Set<AuditRow>().FromSql($"SELECT * FROM audit_events WHERE at < {at} OR (at = {at} AND id <= {link.EventId})");
    }

    /// <summary>Whether a link seals what comes after what another one seals.</summary>
    public static bool IsAfter(this AuditSealRow link, AuditSealRow other) => (link.At, link.EventId).CompareTo((other.At, other.EventId)) > 0;
}
