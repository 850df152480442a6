using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Identity.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SecurityInfo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "task",
                table: "sign_in_transactions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "frozen_at",
                table: "people",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "change_notices",
                columns: table => new
                {
                    handle_hash = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    method = table.Column<string>(type: "text", nullable: true),
                    added_id = table.Column<Guid>(type: "uuid", nullable: true),
                    removed_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    disowned_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_notices", x => x.handle_hash);
                    table.ForeignKey(
                        name: "fk_change_notices_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "removed_methods",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    registered_at = table.Column<long>(type: "bigint", nullable: false),
                    registered_under = table.Column<int>(type: "integer", nullable: false),
                    is_default = table.Column<bool>(type: "boolean", nullable: false),
                    sealed_secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    last_step = table.Column<long>(type: "bigint", nullable: true),
                    phone = table.Column<string>(type: "text", nullable: true),
                    removed_at = table.Column<long>(type: "bigint", nullable: false),
                    is_quarantined = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_removed_methods", x => x.id);
                    table.ForeignKey(
                        name: "fk_removed_methods_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_change_notices_at",
                table: "change_notices",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_change_notices_person_id",
                table: "change_notices",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_removed_methods_person_id",
                table: "removed_methods",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_removed_methods_removed_at",
                table: "removed_methods",
                column: "removed_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "change_notices");

            migrationBuilder.DropTable(
                name: "removed_methods");

            migrationBuilder.DropColumn(
                name: "task",
                table: "sign_in_transactions");

            migrationBuilder.DropColumn(
                name: "frozen_at",
                table: "people");
        }
    }
}
