using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Identity.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ResetExtensions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "extensions",
                table: "password_resets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "extensions",
                table: "password_resets");
        }
    }
}
