using System.Globalization;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Bench.Ingest;

/// <summary>
/// The worst reports there are: each has one sample, in a minute of the last seven days that no other sample touches,
/// so that each writes an hour and a program of a day that is closed already.
/// </summary>
internal sealed class IntervalSource : IReportSource
{
    private const int Programs = 40;
    private const int Titles = 400;

    // Next to each other in a report's order, far apart in time; shares no factor with the minutes.
    private const int Stride = 3701;

    // An hour less than the week: it must not end while the benchmark runs.
    private static readonly int Minutes = (int)(SampleRule.MaxAge - TimeSpan.FromHours(1)).TotalMinutes;

    private const string Greeting =
        "\"computer\":{\"name\":\"DESK-#####\",\"user_name\":\"user#####\",\"os_info\":\"Windows 11 Pro 10.0.26100\","
        + "\"ip_address\":\"10.0.17.21\",\"mac_address\":\"2f:c0:00:00:00:01\"},"
        + "\"running_programs\":[{\"pid\":4711,\"name\":\"excel.exe\",\"path\":\"C:\\\\Office\\\\excel.exe\",\"start_time\":\"2026-11-23T08:01:12\"}],";

    private readonly RequestText _greeting;
    private readonly RequestText _report;
    private readonly DateTimeOffset _from;
    private readonly Range[] _places;
    private readonly Range[] _greetingPlaces;
    private readonly int[] _computers;
    private int _sent;

    /// <param name="computers">Which computers it speaks for.</param>
    /// <param name="now">The time.</param>
    /// <param name="key">The key they report by; null where access is open.</param>
    public IntervalSource(IEnumerable<int> computers, DateTimeOffset now, string? key = null)
    {
        _greeting = new RequestText("/api/v1/reports", Json(Greeting), key: key);
        _report = new RequestText("/api/v1/reports", Json(""), key: key);
        _computers = [.. computers];
        _from = MinuteRange.StartOf(MinuteRange.MinuteOf(now) - Minutes);
        (_places, _greetingPlaces) = (Places(_report), Places(_greeting));
        _report.PutInstant(_report.Find("SENT-AT-SENT-AT-SENT-AT-"), now);
        _greeting.PutInstant(_greeting.Find("SENT-AT-SENT-AT-SENT-AT-"), now);
    }

    public int Greetings => _computers.Length;

    public ReadOnlyMemory<byte> Next()
    {
        var (round, computer) = (_sent / _computers.Length, _computers[_sent % _computers.Length]);
        var (request, places) = round == 0 ? (_greeting, _greetingPlaces) : (_report, _places);
        var choice = (computer * 31) + (round * 7);
        request.PutDigits(places[0], computer);
        request.PutDigits(places[1], computer);
        request.PutInstant(places[2], _from.AddMinutes((computer + ((long)round * Stride)) % Minutes));
        request.PutDigits(places[3], choice % Programs);
        request.PutDigits(places[4], choice % Titles);
        _sent++;
        return request.Bytes;
    }

    private static Range[] Places(RequestText request) =>
    [
        request.Find("#computer"), request.Find("#session"), request.Find("STARTED-STARTED-STARTED-"), request.Find("#program"), request.Find("#title"),
    ];

    private static string Json(string more) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"computer_id\":\"PC-#computer\",\"session_id\":\"0f8e0f8e0f8e0f8e0f8e0f8e#session\",\"sent_at\":\"SENT-AT-SENT-AT-SENT-AT-\","
        + $"\"agent_version\":\"1.0.0\",{more}\"samples\":[{{\"seq\":17,\"started_at\":\"STARTED-STARTED-STARTED-\",\"duration_ms\":60000,"
        + $"\"state\":\"active\",\"program\":\"prog#program.exe\",\"title\":\"Relatório #title - Excel\"}}]}}");
}
