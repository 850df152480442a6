using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Identity.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Audit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand, since what EF Core does, to make the table anew, cannot be undone if it is interrupted.
            migrationBuilder.Sql("ALTER TABLE audit_events DROP COLUMN address;");

            migrationBuilder.AddColumn<Guid>(
                name: "key_id",
                table: "audit_events",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "sealed",
                table: "audit_events",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sealed_key = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_seals",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    previous = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_seals", x => x.number);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_at_id",
                table: "audit_events",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_keys_person_id",
                table: "audit_keys",
                column: "person_id",
                unique: true,
                filter: "sealed_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_audit_seals_event_id",
                table: "audit_seals",
                column: "event_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_keys");

            migrationBuilder.DropTable(
                name: "audit_seals");

            migrationBuilder.DropIndex(
                name: "ix_audit_events_at_id",
                table: "audit_events");

            migrationBuilder.Sql("ALTER TABLE audit_events DROP COLUMN sealed;");

            migrationBuilder.Sql("ALTER TABLE audit_events DROP COLUMN key_id;");

            migrationBuilder.AddColumn<string>(
                name: "address",
                table: "audit_events",
                type: "TEXT",
                nullable: true);
        }
    }
}
