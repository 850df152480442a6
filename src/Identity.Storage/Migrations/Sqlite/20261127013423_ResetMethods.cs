using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Identity.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ResetMethods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "mail_domain",
                table: "removed_methods",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "proven_at",
                table: "removed_methods",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "mail_domain",
                table: "methods",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "proven_at",
                table: "methods",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "security_answers",
                columns: table => new
                {
                    method_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    question_id = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_security_answers", x => new { x.method_id, x.question_id });
                    table.ForeignKey(
                        name: "fk_security_answers_methods_method_id",
                        column: x => x.method_id,
                        principalTable: "methods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_security_answers_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_security_answers_person_id",
                table: "security_answers",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "security_answers");

            migrationBuilder.DropColumn(
                name: "mail_domain",
                table: "removed_methods");

            migrationBuilder.DropColumn(
                name: "proven_at",
                table: "removed_methods");

            migrationBuilder.DropColumn(
                name: "mail_domain",
                table: "methods");

            migrationBuilder.DropColumn(
                name: "proven_at",
                table: "methods");
        }
    }
}
