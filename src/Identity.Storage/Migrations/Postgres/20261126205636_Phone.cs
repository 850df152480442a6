using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Identity.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Phone : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_methods_person_id",
                table: "methods");

            migrationBuilder.AddColumn<string>(
                name: "phone",
                table: "methods",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "codes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    epoch = table.Column<long>(type: "bigint", nullable: false),
                    context = table.Column<string>(type: "text", nullable: false),
                    method_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    digest = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    confirmed_at = table.Column<long>(type: "bigint", nullable: true),
                    spent_at = table.Column<long>(type: "bigint", nullable: true),
                    reported_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_codes", x => x.id);
                    table.ForeignKey(
                        name: "fk_codes_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "send_counters",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_send_counters", x => x.key);
                });

            migrationBuilder.CreateIndex(
                name: "ix_methods_person_id_phone",
                table: "methods",
                columns: new[] { "person_id", "phone" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_codes_digest",
                table: "codes",
                column: "digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_codes_expires_at",
                table: "codes",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_codes_person_id_created_at",
                table: "codes",
                columns: new[] { "person_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_send_counters_started_at",
                table: "send_counters",
                column: "started_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "codes");

            migrationBuilder.DropTable(
                name: "send_counters");

            migrationBuilder.DropIndex(
                name: "ix_methods_person_id_phone",
                table: "methods");

            migrationBuilder.DropColumn(
                name: "phone",
                table: "methods");

            migrationBuilder.CreateIndex(
                name: "ix_methods_person_id",
                table: "methods",
                column: "person_id");
        }
    }
}
