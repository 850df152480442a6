using Npgsql;

namespace Identity.Storage;

/// <summary>How PostgreSQL is reached: as the operator says, and with statements prepared unless the operator says otherwise.</summary>
/// <remarks>
/// To plan a statement anew each time costs the database more than to run it. An operator whose pooler cannot keep prepared statements
/// writes <c>Max Auto Prepare=0</c>.
/// </remarks>
internal static class PostgresConnection
{
    private const string Prepared = "Max Auto Prepare";
    private const int MostPrepared = 200;

    /// <summary>The operator's connection string, completed.</summary>
    public static string For(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        if (!settings.ContainsKey(Prepared))
        {
            settings.MaxAutoPrepare = MostPrepared;
        }

        return settings.ConnectionString;
    }
}
