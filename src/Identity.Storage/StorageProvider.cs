namespace Identity.Storage;

/// <summary>The databases that everything can be kept in.</summary>
public enum StorageProvider
{
    /// <summary>A file beside the server: the embedded default.</summary>
    Sqlite,

    /// <summary>PostgreSQL: for production and for several servers.</summary>
    Postgres,
}
