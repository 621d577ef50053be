using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkTrack.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ComputerCare : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "archived_at",
                table: "computers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "given_name",
                table: "computers",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "computer_notes",
                columns: table => new
                {
                    note_id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    computer = table.Column<int>(type: "INTEGER", nullable: false),
                    account = table.Column<int>(type: "INTEGER", nullable: false),
                    author = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_computer_notes", x => x.note_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_computer_notes_computer",
                table: "computer_notes",
                column: "computer");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "computer_notes");

            migrationBuilder.DropColumn(
                name: "archived_at",
                table: "computers");

            migrationBuilder.DropColumn(
                name: "given_name",
                table: "computers");
        }
    }
}
