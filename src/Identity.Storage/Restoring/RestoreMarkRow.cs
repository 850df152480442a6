namespace Identity.Storage.Restoring;

/// <summary>The one row of <c>restore_marks</c>: how far this database has come.</summary>
internal sealed class RestoreMarkRow
{
    /// <summary>Which row it is.</summary>
    public const int Only = 1;

    public required int Id { get; init; }

    /// <summary>When a server last said that it serves; each time later than the time before, whatever its clock says.</summary>
    public required DateTimeOffset MarkedAt { get; init; }
}
