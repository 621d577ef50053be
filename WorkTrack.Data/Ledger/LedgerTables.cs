using WorkTrack.Data.Setup;

namespace WorkTrack.Data.Ledger;

/// <summary>The tables that reports are written to, each with how a row merges with the one that is there.</summary>
internal sealed class LedgerTables(IDatabase database)
{
    private static readonly string[] CursorValues = ["first_at", "anchor_at", "counter", "ahead", "gaps", "last_at"];

    private static readonly string[] StateValues =
    [
        "name", "user_name", "os_info", "ip_address", "mac_address", "agent_version", "agent_time",
        "window_title", "window_program", "window_path", "programs", "program_total",
        "profile_at", "programs_at", "window_at", "activity", "activity_since", "activity_at", "gaps", "last_seen_at",
    ];

    public Upsert Keys { get; } = new("computers", ["public_id", "registered_at", "team"], database.KeepExisting("public_id"));

    public Upsert Hours { get; } = Masks(database, "usage_hours", ["computer", "hour"], ["present", "active", "remarks"]);

    public Upsert Claims { get; } = Masks(database, "program_hours", ["computer", "hour", "program", "title"], ["mask"]);

    public Upsert Cursors { get; } = Newest(database, "counter_cursors", ["computer"], CursorValues, "last_at");

    public Upsert States { get; } = Newest(database, "computer_states", ["computer"], StateValues, "last_seen_at");

    public Upsert ProgramNames { get; } = new(
        "program_names", ["program_key", "name", "last_hour"], database.ReplaceUnlessOlder(["program_key"], ["last_hour"], "last_hour"));

    public Upsert WindowTitles { get; } = new(
        "window_titles", ["title_key", "title", "last_hour"], database.ReplaceUnlessOlder(["title_key"], ["last_hour"], "last_hour"));

    public Upsert Sessions { get; } = new(
        "agent_sessions", ["computer", "session_id", "offset_ms", "first_at"], database.KeepExisting("computer", "session_id"));

    /// <summary>Of two users in one minute, the one who came last.</summary>
    public Upsert Users { get; } = Newest(database, "computer_users", ["computer", "from_minute"], ["user_name"], "from_minute");

    public Upsert StaleDays { get; } = new("stale_days", ["day", "computer"], database.KeepExisting("day", "computer"));

    public Upsert Uptime { get; } = Newest(database, "server_uptime", ["server", "from_at"], ["until_at"], "until_at");

    private static Upsert Masks(IDatabase database, string table, string[] keys, string[] masks) =>
        new(table, [.. keys, .. masks], database.OrMerge(keys, masks));

    private static Upsert Newest(IDatabase database, string table, string[] keys, string[] values, string age) =>
        new(table, [.. keys, .. values], database.ReplaceUnlessOlder(keys, values, age));
}
