using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Identity.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KeyLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "signs_from",
                table: "keys",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // Keys from before have signed since they were made.
            migrationBuilder.Sql("UPDATE keys SET signs_from = created_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "signs_from",
                table: "keys");
        }
    }
}
