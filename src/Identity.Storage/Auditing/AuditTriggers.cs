using Microsoft.EntityFrameworkCore.Migrations;

namespace Identity.Storage.Auditing;

/// <summary>
/// Has the database itself refuse to change or remove what the audit log holds (attack 16). A migration calls it after those that
/// change these tables: SQLite rebuilds a table without its triggers.
/// </summary>
internal static class AuditTriggers
{
    private static readonly (string Table, string Key)[] Tables = [("audit_events", "id"), ("audit_seals", "number")];
    private static readonly string[] Changes = ["update", "delete"];

    /// <summary>Makes the triggers in SQLite.</summary>
    public static void ProtectAuditInSqlite(this MigrationBuilder migration)
    {
        foreach (var (table, key) in Tables)
        {
            foreach (var change in Changes)
            {
                migration.Sql($"CREATE TRIGGER {table}_no_{change} BEFORE {change} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is insert-only'); END;");
            }

            // INSERT OR REPLACE removes the old row without asking the trigger for DELETE.
            migration.Sql(
                $"""
                 CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})
                 BEGIN SELECT RAISE(ABORT, '{table} is insert-only'); END;
                 """);
        }
    }

    /// <summary>Removes them, for a migration that goes back.</summary>
    public static void ReleaseAuditInSqlite(this MigrationBuilder migration)
    {
        foreach (var (table, _) in Tables)
        {
            foreach (var change in Changes.Append("replace"))
            {
                migration.Sql($"DROP TRIGGER IF EXISTS {table}_no_{change};");
            }
        }
    }

    /// <summary>Makes the triggers in PostgreSQL.</summary>
    public static void ProtectAuditInPostgres(this MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE FUNCTION audit_insert_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
            END;
            $$;
            """);
        foreach (var (table, _) in Tables)
        {
            migration.Sql($"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION audit_insert_only();");
            migration.Sql($"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION audit_insert_only();");
        }
    }

    /// <summary>Removes them, for a migration that goes back.</summary>
    public static void ReleaseAuditInPostgres(this MigrationBuilder migration) => migration.Sql("DROP FUNCTION IF EXISTS audit_insert_only() CASCADE;");
}
