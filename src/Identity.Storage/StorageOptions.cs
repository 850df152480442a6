namespace Identity.Storage;

/// <summary>Where everything is kept.</summary>
public sealed record StorageOptions
{
    /// <summary>The kind of database.</summary>
    public required StorageProvider Provider { get; init; }

    /// <summary>The ADO.NET connection string.</summary>
    public required string ConnectionString { get; init; }
}
