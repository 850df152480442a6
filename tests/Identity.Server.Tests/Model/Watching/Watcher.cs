using System.Data.Common;
using System.Text.Json.Nodes;
using Identity.Domain.AccessPasses;
using Identity.Domain.AppPasswords;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Keys;
using Identity.Domain.PasswordReset;
using Identity.Domain.SignIn;
using Microsoft.Data.Sqlite;

namespace Identity.Server.Tests.Model.Watching;

/// <summary>Reads the database beside the server, by queries of its own.</summary>
internal sealed class Watcher : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> commands = [];
    private readonly Dictionary<string, IReadOnlyList<Proven>> read = [];
    private long lastEvent;
    private long lastNotice;

    /// <summary>Opens a connection.</summary>
    public Watcher(string connectionString)
    {
        connection = new SqliteConnection(connectionString);
        connection.Open();
    }

    /// <summary>Another number whenever somebody else has committed anything.</summary>
    public long Version() => (long)Command("PRAGMA data_version").ExecuteScalar()!;

    /// <summary>Runs a statement.</summary>
    public void Execute(string statement) => Command(statement).ExecuteNonQuery();

    /// <summary>Forgets what was seen of events and notices.</summary>
    public void Begin()
    {
        read.Clear();
        (lastEvent, lastNotice) = (Last("audit_events"), Last("change_notices"));
    }

    /// <summary>The rows as they are.</summary>
    public Snapshot Look(IReadOnlyCollection<Guid> people)
    {
        var ids = string.Join(',', people.Select(id => $"'{id.ToString().ToUpperInvariant()}'"));
        return new()
        {
            People = Rows($"SELECT id, epoch, is_disabled, must_change_password, frozen_at, password_hash, created_at FROM people WHERE id IN ({ids})", Person).ToDictionary(person => person.Id),
            Methods = Rows(
                $"""
                 SELECT m.person_id, m.id, method, channel, label, registered_at, registered_under, is_default, proven_at, mail_domain, k.is_discoverable, k.is_user_verified,
                     (SELECT COUNT(*) FROM recovery_codes c WHERE c.method_id = m.id AND c.used_at IS NULL)
                 FROM methods m LEFT JOIN security_keys k ON k.method_id = m.id WHERE m.person_id IN ({ids})
                 """,
                Method)
                .ToLookup(pair => pair.Owner, pair => pair.Row),
            Pending = Rows("SELECT transaction_key, method, id, person_id, expires_at FROM pending_methods", row => (row.GetString(0), row.GetString(1), row.GetGuid(2), row.GetGuid(3), Time(row, 4))),
            Deferrals = Rows("SELECT person_id, rule_id, first_asked_at, skips_used, skipped_at, rule_hash, deadline FROM deferrals", Deferral).ToLookup(pair => pair.Owner, pair => pair.Row),
            Held = Rows("SELECT person_id, channel, at FROM reset_channels", row => (Owner: row.GetGuid(0), Row: new ResetChannel(row.GetString(1), Time(row, 2)))).ToLookup(pair => pair.Owner, pair => pair.Row),
            AppPasswords = Rows("SELECT id, person_id, epoch, name, doors, created_at, expires_at, ended_at FROM app_passwords", AppPassword).ToLookup(password => password.PersonId),
            Passes = Rows("SELECT id, person_id, epoch, starts_at, expires_at, is_once, created_at, used_at FROM access_passes", Pass).ToDictionary(pass => pass.PersonId),
            Devices = Rows("SELECT person_id, id, epoch, method_id, remembered_at, until, handle_hash FROM remembered_devices", Device).ToLookup(row => row.Owner, row => (row.Handle, row.Device)),
            Transactions = Proofs("SELECT key, person_id, epoch, proofs, secret_hash, completed_at, expires_at, '' FROM sign_in_transactions"),
            Sessions = Proofs("SELECT id, person_id, epoch, proofs, handle_hash, ended_at, expires_at, sid FROM sessions"),
            Grants = Proofs("SELECT id, person_id, epoch, proofs, session_id, revoked_at, created_at, '' FROM grants"),
            Resets = Proofs("SELECT key, person_id, epoch, proofs, secret_hash, completed_at, expires_at, '' FROM password_resets"),
            Events = Since("SELECT rowid, kind, person_id FROM audit_events WHERE rowid > $last", ref lastEvent, row => (row.GetString(1), Id(row, 2))),
            Notices = Since("SELECT rowid, person_id FROM change_notices WHERE rowid > $last", ref lastNotice, row => row.GetGuid(1)),
        };
    }

    /// <summary>The rows of a query.</summary>
    /// <typeparam name="T">What a row is read as.</typeparam>
    public List<T> Rows<T>(string query, Func<DbDataReader, T> row)
    {
        List<T> rows = [];
        using var reader = Command(query).ExecuteReader();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private SqliteCommand Command(string text)
    {
        if (!commands.TryGetValue(text, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = text;
            commands[text] = command;
        }

        return command;
    }

    private long Last(string table) => Rows($"SELECT COALESCE(MAX(rowid), 0) FROM {table}", row => row.GetInt64(0))[0];

    private List<T> Since<T>(string query, ref long last, Func<DbDataReader, T> row)
    {
        var command = Command(query);
        command.Parameters.Clear();
        command.Parameters.AddWithValue("$last", last);
        var found = Rows(query, reader => (Number: reader.GetInt64(0), Row: row(reader)));
        last = found.Count == 0 ? last : found.Max(pair => pair.Number);
        return [.. found.Select(pair => pair.Row)];
    }

    private Dictionary<string, ProofRow> Proofs(string query) => Rows(query, row => new ProofRow
    {
        Key = row.GetString(0),
        PersonId = Id(row, 1),
        Epoch = row.IsDBNull(2) ? null : row.GetInt64(2),
        Written = row.GetString(3),
        Secret = row.GetString(4),
        EndedAt = TimeOrNull(row, 5),
        ExpiresAt = Time(row, 6),
        Sid = row.GetString(7),
        Proofs = Read(row.GetString(3)),
    }).ToDictionary(row => row.Key);

    private IReadOnlyList<Proven> Read(string written)
    {
        if (!read.TryGetValue(written, out var proofs))
        {
            proofs = [.. JsonNode.Parse(written)!.AsArray().Select(node => Proof(node!))];
            read[written] = proofs;
        }

        return proofs;
    }

    private static Proven Proof(JsonNode node) => new(
        (string?)node["method"] ?? (string)node["kind"]!,
        node["id"]?.GetValue<string>() is { } id ? Guid.Parse(id) : Guid.Empty,
        (long)node["at"]!,
        (long)node["epoch"]!)
    {
        AtRegistration = (bool?)node["atRegistration"] ?? false,
        UserVerified = (bool?)node["key"]?["userVerified"] ?? false,
        Network = (string?)node["network"],
        Until = (long?)node["until"] is { } until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null,
    };

    private static PersonRow Person(DbDataReader row) =>
        new(row.GetGuid(0), row.GetInt64(1), row.GetBoolean(2), row.GetBoolean(3), !row.IsDBNull(4), TextOrNull(row, 5), Time(row, 6));

    private static (Guid Owner, RegisteredMethod Row) Method(DbDataReader row) => (row.GetGuid(0), new RegisteredMethod
    {
        Id = row.GetGuid(1),
        Method = MethodCatalogue.Find(row.GetString(2))!,
        Channel = row.GetString(3),
        Label = row.GetString(4),
        RegisteredAt = Time(row, 5),
        RegisteredUnder = (AssuranceLevel)row.GetInt32(6),
        IsDefault = row.GetBoolean(7),
        ProvenAt = TimeOrNull(row, 8),
        MailDomain = TextOrNull(row, 9),
        Key = row.IsDBNull(10) ? null : new KeyTraits(Guid.Empty, row.GetBoolean(10), row.GetBoolean(11), IsSynced: false),
        CodesLeft = row.GetString(2) == MethodCatalogue.RecoveryCodes.Name ? row.GetInt32(12) : null,
    });

    private static (Guid Owner, string Handle, RememberedDevice Device) Device(DbDataReader row) => (row.GetGuid(0), row.GetString(6), new RememberedDevice
    {
        Id = row.GetGuid(1),
        Epoch = row.GetInt64(2),
        MethodId = row.GetGuid(3),
        RememberedAt = Time(row, 4),
        Until = Time(row, 5),
    });

    private static AppPassword AppPassword(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        PersonId = row.GetGuid(1),
        Epoch = row.GetInt64(2),
        Name = row.GetString(3),
        Doors = (Doors)row.GetInt32(4),
        CreatedAt = Time(row, 5),
        ExpiresAt = TimeOrNull(row, 6),
        EndedAt = TimeOrNull(row, 7),
    };

    private static AccessPass Pass(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        PersonId = row.GetGuid(1),
        Epoch = row.GetInt64(2),
        StartsAt = Time(row, 3),
        ExpiresAt = Time(row, 4),
        IsOnce = row.GetBoolean(5),
        CreatedAt = Time(row, 6),
        UsedAt = TimeOrNull(row, 7),
    };

    private static (Guid Owner, Deferral Row) Deferral(DbDataReader row) => (row.GetGuid(0), new Deferral
    {
        RuleId = row.GetString(1),
        FirstAskedAt = Time(row, 2),
        SkipsUsed = row.GetInt32(3),
        SkippedAt = TimeOrNull(row, 4),
        RuleHash = TextOrNull(row, 5),
        Deadline = TimeOrNull(row, 6),
    });

    private static DateTimeOffset Time(DbDataReader row, int at) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(at));

    private static DateTimeOffset? TimeOrNull(DbDataReader row, int at) => row.IsDBNull(at) ? null : Time(row, at);

    private static string? TextOrNull(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    private static Guid? Id(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetGuid(at);
}
