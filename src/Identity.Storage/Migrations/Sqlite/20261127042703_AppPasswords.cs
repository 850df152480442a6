using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Identity.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AppPasswords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "app_passwords",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    doors = table.Column<int>(type: "INTEGER", nullable: false),
                    networks = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_used_from = table.Column<string>(type: "TEXT", nullable: true),
                    last_used_door = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_app_passwords", x => x.id);
                    table.ForeignKey(
                        name: "fk_app_passwords_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "app_password_places",
                columns: table => new
                {
                    password_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    told_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_app_password_places", x => new { x.password_id, x.place });
                    table.ForeignKey(
                        name: "fk_app_password_places_app_passwords_password_id",
                        column: x => x.password_id,
                        principalTable: "app_passwords",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_app_password_places_told_at",
                table: "app_password_places",
                column: "told_at");

            migrationBuilder.CreateIndex(
                name: "ix_app_passwords_digest",
                table: "app_passwords",
                column: "digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_app_passwords_ended_at",
                table: "app_passwords",
                column: "ended_at");

            migrationBuilder.CreateIndex(
                name: "ix_app_passwords_person_id",
                table: "app_passwords",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_password_places");

            migrationBuilder.DropTable(
                name: "app_passwords");
        }
    }
}
