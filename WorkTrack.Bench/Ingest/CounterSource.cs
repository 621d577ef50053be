using System.Globalization;
using System.Text;

namespace WorkTrack.Bench.Ingest;

/// <summary>
/// Counter reports, as the agents in the field send them every five seconds. Their time passes by the reports, here as
/// in <see cref="ReportClock"/>: a round of all computers takes five seconds. So a computer's minute lasts twelve of its
/// reports, however fast they go. The first in a minute of the server's proves that it is on; another, which depends on
/// when its agent was started, has a counter that has gone on. Three minutes bring another window.
/// </summary>
internal sealed class CounterSource : IReportSource
{
    private const int ReportsPerMinute = 12;
    private const int ReportsPerWindow = 3 * ReportsPerMinute;
    private const int Titles = 400;

    // Registrations, and then the report that meets the agent's counter.
    private const int GreetingRounds = 2;

    private const string Greeting =
        "{\"type\":\"agent_register\",\"computer_id\":\"PC-#computer\",\"computer_name\":\"DESK-#####\",\"os_info\":\"Windows 11 Pro 10.0.26100\",\"user_name\":\"ana\"}";

    private readonly RequestText _greeting;

    private readonly RequestText _report;
    private readonly int[] _computers;
    private readonly Range _greeted;
    private readonly Range _computer;
    private readonly Range _minutes;
    private readonly Range _title;
    private int _sent;

    /// <param name="computers">Which computers it speaks for.</param>
    /// <param name="programs">How many programs each names.</param>
    /// <param name="key">The key they report by; null where access is open.</param>
    public CounterSource(IEnumerable<int> computers, int programs, string? key = null)
    {
        _computers = [.. computers];
        _greeting = new RequestText("/api/agent-data", Greeting, key: key);
        _report = new RequestText("/api/agent-data", Json(programs), key: key);
        _greeted = _greeting.Find("#computer");
        (_computer, _minutes, _title) = (_report.Find("#computer"), _report.Find("#minutes"), _report.Find("#title"));
    }

    public int Greetings => _computers.Length * GreetingRounds;

    public ReadOnlyMemory<byte> Next()
    {
        var (round, computer) = (_sent / _computers.Length, _computers[_sent % _computers.Length]);
        _sent++;
        if (round == 0)
        {
            _greeting.PutDigits(_greeted, computer);
            return _greeting.Bytes;
        }

        _report.PutDigits(_computer, computer);
        _report.PutNumber(_minutes, 120 + ((round + (computer % ReportsPerMinute)) / ReportsPerMinute));
        _report.PutDigits(_title, (computer + ((round + (computer % ReportsPerWindow)) / ReportsPerWindow)) % Titles);
        return _report.Bytes;
    }

    private static string Json(int programs)
    {
        var running = new StringBuilder();
        for (var i = 0; i < programs; i++)
        {
            running.Append(i == 0 ? "" : ",").Append(
                CultureInfo.InvariantCulture,
                $"{{\"pid\":{1000 + (i * 4)},\"name\":\"program{i}.exe\",\"path\":\"C:\\\\Program Files\\\\Vendor {i}\\\\program{i}.exe\",\"start_time\":\"2026-11-23T08:01:12.000000\"}}");
        }

        return "{\"type\":\"agent_data\",\"computer_id\":\"PC-#computer\",\"usage_minutes\":#minutes,\"timestamp\":\"2026-11-23T10:15:00.123456\","
            + $"\"running_programs\":[{running}],\"active_window\":{{\"window_title\":\"Relatório #title - Excel\","
            + "\"program_name\":\"excel.exe\",\"program_path\":\"C:\\\\Office\\\\excel.exe\"}}";
    }
}
