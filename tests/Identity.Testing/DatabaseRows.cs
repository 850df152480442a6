using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Identity.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Identity.Testing;

/// <summary>Reads a database beside the server: counts and dumps for assertions.</summary>
public sealed partial class DatabaseRows(TestDatabase database)
{
    /// <summary>The names of all tables.</summary>
    public Task<IReadOnlyList<string>> TablesAsync() => ColumnAsync(database.Provider is StorageProvider.Sqlite
        ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");

    /// <summary>How many rows each table has.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync()
    {
        var counts = new Dictionary<string, int>();
        foreach (var table in await TablesAsync())
        {
            counts[table] = await CountAsync(table);
        }

        return counts;
    }

    /// <summary>How many rows a table has.</summary>
    public async Task<int> CountAsync(string table, string where = "1 = 1") =>
        int.Parse((await ColumnAsync($"SELECT count(*) FROM \"{table}\" WHERE {where}"))[0], CultureInfo.InvariantCulture);

    /// <summary>The first column of a query, as text.</summary>
    public async Task<IReadOnlyList<string>> ColumnAsync(string query)
    {
        var values = new List<string>();
        await ReadAsync(query, reader => values.Add(Text(reader, 0)));
        return values;
    }

    /// <summary>Every value of a table, one row a line, in a fixed order.</summary>
    public async Task<string> DumpAsync(string table)
    {
        var lines = new List<string>();
        await ReadAsync($"SELECT * FROM \"{table}\"", reader => lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(field => Text(reader, field)))));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    /// <summary>Every value of every table: what somebody has who has stolen the database.</summary>
    public async Task<string> DumpAsync()
    {
        var all = new StringBuilder();
        foreach (var table in await TablesAsync())
        {
            all.AppendLine(CultureInfo.InvariantCulture, $"# {table}").AppendLine(await DumpAsync(table));
        }

        return all.ToString();
    }

    /// <summary>Every value of a table without times, which are long numbers: a code of six digits stands in one of many by chance.</summary>
    public async Task<string> DumpWithoutTimesAsync(string table) => Time().Replace(await DumpAsync(table), "");

    /// <summary>A key as this database compares it.</summary>
    public string Literal(Guid id) => database.Provider is StorageProvider.Sqlite ? $"'{id.ToString().ToUpperInvariant()}'" : $"'{id}'";

    // A whole value, of more digits than a code has.
    [GeneratedRegex(@"(?<=^|\|)\d{7,}(?=\||$)", RegexOptions.Multiline)]
    private static partial Regex Time();

    private static string Text(DbDataReader reader, int field) => reader.GetValue(field) switch
    {
        byte[] bytes => $"{Convert.ToBase64String(bytes)} {Encoding.Latin1.GetString(bytes)}",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private async Task ReadAsync(string query, Action<DbDataReader> read)
    {
        await using DbConnection connection = database.Provider is StorageProvider.Sqlite
            ? new SqliteConnection(database.ConnectionString)
            : new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            read(reader);
        }
    }
}
