using Identity.Storage;

namespace Identity.Server.Hosting;

/// <summary>Where everything is kept.</summary>
internal sealed record DatabaseSettings
{
    /// <summary><c>Identity:Database:Provider</c>: <c>Sqlite</c>, the default, or <c>Postgres</c>.</summary>
    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary><c>Identity:Database:ConnectionString</c>.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>Its name alone, so that no log shows the password of the database.</summary>
    public override string ToString() => nameof(DatabaseSettings);
}
