using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkTrack.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ExactTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_usage_hours",
                table: "usage_hours");

            migrationBuilder.DropIndex(
                name: "IX_usage_hours_hour",
                table: "usage_hours");

            migrationBuilder.AddColumn<short>(
                name: "remarks",
                table: "usage_hours",
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<sbyte>(
                name: "ahead",
                table: "counter_cursors",
                type: "INTEGER",
                nullable: false,
                defaultValue: (sbyte)0);

            migrationBuilder.AddColumn<string>(
                name: "gaps",
                table: "counter_cursors",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "programs",
                table: "computer_states",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AddColumn<byte>(
                name: "activity",
                table: "computer_states",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "activity_at",
                table: "computer_states",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "activity_since",
                table: "computer_states",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "gaps",
                table: "computer_states",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "profile_at",
                table: "computer_states",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "programs_at",
                table: "computer_states",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "window_at",
                table: "computer_states",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddPrimaryKey(
                name: "PK_usage_hours",
                table: "usage_hours",
                columns: new[] { "hour", "computer" });

            migrationBuilder.CreateTable(
                name: "agent_sessions",
                columns: table => new
                {
                    computer = table.Column<int>(type: "INTEGER", nullable: false),
                    session_id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    offset_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agent_sessions", x => new { x.computer, x.session_id });
                });

            migrationBuilder.CreateTable(
                name: "computer_users",
                columns: table => new
                {
                    computer = table.Column<int>(type: "INTEGER", nullable: false),
                    from_minute = table.Column<int>(type: "INTEGER", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_computer_users", x => new { x.computer, x.from_minute });
                });

            migrationBuilder.CreateTable(
                name: "day_books",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_through = table.Column<int>(type: "INTEGER", nullable: false),
                    frozen_through = table.Column<int>(type: "INTEGER", nullable: false),
                    frozen_until = table.Column<int>(type: "INTEGER", nullable: false),
                    programs_through = table.Column<int>(type: "INTEGER", nullable: false),
                    titles_through = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_day_books", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "day_zones",
                columns: table => new
                {
                    first_day = table.Column<int>(type: "INTEGER", nullable: false),
                    zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_day_zones", x => x.first_day);
                });

            migrationBuilder.CreateTable(
                name: "program_days",
                columns: table => new
                {
                    computer = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    program = table.Column<long>(type: "INTEGER", nullable: false),
                    title = table.Column<long>(type: "INTEGER", nullable: false),
                    minutes = table.Column<short>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_program_days", x => new { x.day, x.computer, x.program, x.title });
                });

            migrationBuilder.CreateTable(
                name: "program_hours",
                columns: table => new
                {
                    computer = table.Column<int>(type: "INTEGER", nullable: false),
                    hour = table.Column<int>(type: "INTEGER", nullable: false),
                    program = table.Column<long>(type: "INTEGER", nullable: false),
                    title = table.Column<long>(type: "INTEGER", nullable: false),
                    mask = table.Column<ulong>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_program_hours", x => new { x.hour, x.computer, x.program, x.title });
                });

            migrationBuilder.CreateTable(
                name: "program_names",
                columns: table => new
                {
                    program_key = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    last_hour = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_program_names", x => x.program_key);
                });

            migrationBuilder.CreateTable(
                name: "server_uptime",
                columns: table => new
                {
                    server = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    until_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_server_uptime", x => new { x.server, x.from_at });
                });

            migrationBuilder.CreateTable(
                name: "stale_days",
                columns: table => new
                {
                    computer = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stale_days", x => new { x.day, x.computer });
                });

            migrationBuilder.CreateTable(
                name: "usage_days",
                columns: table => new
                {
                    computer = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    present_minutes = table.Column<short>(type: "INTEGER", nullable: false),
                    active_minutes = table.Column<short>(type: "INTEGER", nullable: false),
                    first_minute = table.Column<int>(type: "INTEGER", nullable: false),
                    last_minute = table.Column<int>(type: "INTEGER", nullable: false),
                    remarks = table.Column<short>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usage_days", x => new { x.day, x.computer });
                });

            migrationBuilder.CreateTable(
                name: "window_titles",
                columns: table => new
                {
                    title_key = table.Column<long>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    last_hour = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_window_titles", x => x.title_key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_agent_sessions_first_at",
                table: "agent_sessions",
                column: "first_at");

            migrationBuilder.CreateIndex(
                name: "IX_program_names_last_hour",
                table: "program_names",
                column: "last_hour");

            migrationBuilder.CreateIndex(
                name: "IX_server_uptime_until_at",
                table: "server_uptime",
                column: "until_at");

            migrationBuilder.CreateIndex(
                name: "IX_usage_days_day_active_minutes_present_minutes",
                table: "usage_days",
                columns: new[] { "day", "active_minutes", "present_minutes" });

            migrationBuilder.CreateIndex(
                name: "IX_window_titles_last_hour",
                table: "window_titles",
                column: "last_hour");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agent_sessions");

            migrationBuilder.DropTable(
                name: "computer_users");

            migrationBuilder.DropTable(
                name: "day_books");

            migrationBuilder.DropTable(
                name: "day_zones");

            migrationBuilder.DropTable(
                name: "program_days");

            migrationBuilder.DropTable(
                name: "program_hours");

            migrationBuilder.DropTable(
                name: "program_names");

            migrationBuilder.DropTable(
                name: "server_uptime");

            migrationBuilder.DropTable(
                name: "stale_days");

            migrationBuilder.DropTable(
                name: "usage_days");

            migrationBuilder.DropTable(
                name: "window_titles");

            migrationBuilder.DropPrimaryKey(
                name: "PK_usage_hours",
                table: "usage_hours");

            migrationBuilder.DropColumn(
                name: "remarks",
                table: "usage_hours");

            migrationBuilder.DropColumn(
                name: "ahead",
                table: "counter_cursors");

            migrationBuilder.DropColumn(
                name: "gaps",
                table: "counter_cursors");

            migrationBuilder.DropColumn(
                name: "activity",
                table: "computer_states");

            migrationBuilder.DropColumn(
                name: "activity_at",
                table: "computer_states");

            migrationBuilder.DropColumn(
                name: "activity_since",
                table: "computer_states");

            migrationBuilder.DropColumn(
                name: "gaps",
                table: "computer_states");

            migrationBuilder.DropColumn(
                name: "profile_at",
                table: "computer_states");

            migrationBuilder.DropColumn(
                name: "programs_at",
                table: "computer_states");

            migrationBuilder.DropColumn(
                name: "window_at",
                table: "computer_states");

            migrationBuilder.AlterColumn<string>(
                name: "programs",
                table: "computer_states",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_usage_hours",
                table: "usage_hours",
                columns: new[] { "computer", "hour" });

            migrationBuilder.CreateIndex(
                name: "IX_usage_hours_hour",
                table: "usage_hours",
                column: "hour");
        }
    }
}
