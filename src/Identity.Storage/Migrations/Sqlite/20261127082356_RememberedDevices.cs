using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Identity.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RememberedDevices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "mailbox",
                table: "sign_in_transactions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "remembered_devices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    handle_hash = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    method_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    browser = table.Column<string>(type: "TEXT", nullable: true),
                    system = table.Column<string>(type: "TEXT", nullable: true),
                    remembered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remembered_devices", x => x.id);
                    table.ForeignKey(
                        name: "fk_remembered_devices_methods_method_id",
                        column: x => x.method_id,
                        principalTable: "methods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_remembered_devices_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_remembered_devices_handle_hash_person_id",
                table: "remembered_devices",
                columns: new[] { "handle_hash", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_remembered_devices_method_id",
                table: "remembered_devices",
                column: "method_id");

            migrationBuilder.CreateIndex(
                name: "ix_remembered_devices_person_id",
                table: "remembered_devices",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_remembered_devices_until",
                table: "remembered_devices",
                column: "until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "remembered_devices");

            migrationBuilder.DropColumn(
                name: "mailbox",
                table: "sign_in_transactions");
        }
    }
}
