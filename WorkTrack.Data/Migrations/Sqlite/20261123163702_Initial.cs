using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkTrack.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "computer_states",
                columns: table => new
                {
                    computer = table.Column<int>(type: "INTEGER", nullable: false),
                    last_seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    os_info = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ip_address = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    mac_address = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    agent_version = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    agent_time = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    window_title = table.Column<string>(type: "TEXT", maxLength: 512, nullable: true),
                    window_program = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    window_path = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: true),
                    programs = table.Column<string>(type: "TEXT", nullable: false),
                    program_total = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_computer_states", x => x.computer);
                });

            migrationBuilder.CreateTable(
                name: "computers",
                columns: table => new
                {
                    computer_key = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    public_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_computers", x => x.computer_key);
                });

            migrationBuilder.CreateTable(
                name: "counter_cursors",
                columns: table => new
                {
                    computer = table.Column<int>(type: "INTEGER", nullable: false),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    anchor_at = table.Column<long>(type: "INTEGER", nullable: false),
                    counter = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counter_cursors", x => x.computer);
                });

            migrationBuilder.CreateTable(
                name: "usage_hours",
                columns: table => new
                {
                    computer = table.Column<int>(type: "INTEGER", nullable: false),
                    hour = table.Column<int>(type: "INTEGER", nullable: false),
                    present = table.Column<ulong>(type: "INTEGER", nullable: false),
                    active = table.Column<ulong>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usage_hours", x => new { x.computer, x.hour });
                });

            migrationBuilder.CreateIndex(
                name: "IX_computers_public_id",
                table: "computers",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_usage_hours_hour",
                table: "usage_hours",
                column: "hour");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "computer_states");

            migrationBuilder.DropTable(
                name: "computers");

            migrationBuilder.DropTable(
                name: "counter_cursors");

            migrationBuilder.DropTable(
                name: "usage_hours");
        }
    }
}
