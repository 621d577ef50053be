using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkTrack.Data.Migrations.MySql
{
    /// <inheritdoc />
    public partial class ExactTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand: one statement rewrites the table once, and never leaves it without a primary key. The generated calls
            // do it in three, through stored procedures.
            migrationBuilder.Sql(
                "ALTER TABLE usage_hours DROP PRIMARY KEY, DROP INDEX IX_usage_hours_hour, ADD PRIMARY KEY (hour, computer)");

            migrationBuilder.AddColumn<short>(
                name: "remarks",
                table: "usage_hours",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<sbyte>(
                name: "ahead",
                table: "counter_cursors",
                type: "tinyint",
                nullable: false,
                defaultValue: (sbyte)0);

            migrationBuilder.AddColumn<string>(
                name: "gaps",
                table: "counter_cursors",
                type: "varchar(40)",
                maxLength: 40,
                nullable: true,
                collation: "utf8mb4_unicode_ci")
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.AlterColumn<string>(
                name: "programs",
                table: "computer_states",
                type: "longtext",
                nullable: true,
                collation: "utf8mb4_unicode_ci",
                oldClrType: typeof(string),
                oldType: "longtext")
                .Annotation("MySql:CharSet", "utf8mb4")
                .OldAnnotation("MySql:CharSet", "utf8mb4")
                .OldAnnotation("Relational:Collation", "utf8mb4_unicode_ci");

            migrationBuilder.AddColumn<byte>(
                name: "activity",
                table: "computer_states",
                type: "tinyint unsigned",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "activity_at",
                table: "computer_states",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "activity_since",
                table: "computer_states",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "gaps",
                table: "computer_states",
                type: "varchar(40)",
                maxLength: 40,
                nullable: true,
                collation: "utf8mb4_unicode_ci")
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.AddColumn<long>(
                name: "profile_at",
                table: "computer_states",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "programs_at",
                table: "computer_states",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "window_at",
                table: "computer_states",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "agent_sessions",
                columns: table => new
                {
                    computer = table.Column<int>(type: "int", nullable: false),
                    session_id = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_unicode_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    offset_ms = table.Column<long>(type: "bigint", nullable: false),
                    first_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agent_sessions", x => new { x.computer, x.session_id });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_ci");

            migrationBuilder.CreateTable(
                name: "computer_users",
                columns: table => new
                {
                    computer = table.Column<int>(type: "int", nullable: false),
                    from_minute = table.Column<int>(type: "int", nullable: false),
                    user_name = table.Column<string>(type: "varchar(255)", maxLength: 255, nullable: false, collation: "utf8mb4_unicode_ci")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_computer_users", x => new { x.computer, x.from_minute });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_ci");

            migrationBuilder.CreateTable(
                name: "day_books",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    closed_through = table.Column<int>(type: "int", nullable: false),
                    frozen_through = table.Column<int>(type: "int", nullable: false),
                    frozen_until = table.Column<int>(type: "int", nullable: false),
                    programs_through = table.Column<int>(type: "int", nullable: false),
                    titles_through = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_day_books", x => x.id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_ci");

            migrationBuilder.CreateTable(
                name: "day_zones",
                columns: table => new
                {
                    first_day = table.Column<int>(type: "int", nullable: false),
                    zone = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_unicode_ci")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_day_zones", x => x.first_day);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_ci");

            migrationBuilder.CreateTable(
                name: "program_days",
                columns: table => new
                {
                    computer = table.Column<int>(type: "int", nullable: false),
                    day = table.Column<int>(type: "int", nullable: false),
                    program = table.Column<long>(type: "bigint", nullable: false),
                    title = table.Column<long>(type: "bigint", nullable: false),
                    minutes = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_program_days", x => new { x.day, x.computer, x.program, x.title });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_ci");

            migrationBuilder.CreateTable(
                name: "program_hours",
                columns: table => new
                {
                    computer = table.Column<int>(type: "int", nullable: false),
                    hour = table.Column<int>(type: "int", nullable: false),
                    program = table.Column<long>(type: "bigint", nullable: false),
                    title = table.Column<long>(type: "bigint", nullable: false),
                    mask = table.Column<ulong>(type: "bigint unsigned", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_program_hours", x => new { x.hour, x.computer, x.program, x.title });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_ci");

            migrationBuilder.CreateTable(
                name: "program_names",
                columns: table => new
                {
                    program_key = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "varchar(255)", maxLength: 255, nullable: false, collation: "utf8mb4_unicode_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    last_hour = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_program_names", x => x.program_key);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_ci");

            migrationBuilder.CreateTable(
                name: "server_uptime",
                columns: table => new
                {
                    server = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_unicode_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    from_at = table.Column<long>(type: "bigint", nullable: false),
                    until_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_server_uptime", x => new { x.server, x.from_at });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_ci");

            migrationBuilder.CreateTable(
                name: "stale_days",
                columns: table => new
                {
                    computer = table.Column<int>(type: "int", nullable: false),
                    day = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stale_days", x => new { x.day, x.computer });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_ci");

            migrationBuilder.CreateTable(
                name: "usage_days",
                columns: table => new
                {
                    computer = table.Column<int>(type: "int", nullable: false),
                    day = table.Column<int>(type: "int", nullable: false),
                    present_minutes = table.Column<short>(type: "smallint", nullable: false),
                    active_minutes = table.Column<short>(type: "smallint", nullable: false),
                    first_minute = table.Column<int>(type: "int", nullable: false),
                    last_minute = table.Column<int>(type: "int", nullable: false),
                    remarks = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usage_days", x => new { x.day, x.computer });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_ci");

            migrationBuilder.CreateTable(
                name: "window_titles",
                columns: table => new
                {
                    title_key = table.Column<long>(type: "bigint", nullable: false),
                    title = table.Column<string>(type: "varchar(512)", maxLength: 512, nullable: false, collation: "utf8mb4_unicode_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    last_hour = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_window_titles", x => x.title_key);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_ci");

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

            migrationBuilder.UpdateData(
                table: "computer_states",
                keyColumn: "programs",
                keyValue: null,
                column: "programs",
                value: "");

            migrationBuilder.AlterColumn<string>(
                name: "programs",
                table: "computer_states",
                type: "longtext",
                nullable: false,
                collation: "utf8mb4_unicode_ci",
                oldClrType: typeof(string),
                oldType: "longtext",
                oldNullable: true)
                .Annotation("MySql:CharSet", "utf8mb4")
                .OldAnnotation("MySql:CharSet", "utf8mb4")
                .OldAnnotation("Relational:Collation", "utf8mb4_unicode_ci");

            migrationBuilder.Sql(
                "ALTER TABLE usage_hours DROP PRIMARY KEY, ADD PRIMARY KEY (computer, hour), ADD INDEX IX_usage_hours_hour (hour)");
        }
    }
}
