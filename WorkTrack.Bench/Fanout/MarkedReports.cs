using System.Globalization;
using WorkTrack.Bench.Ingest;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Bench.Fanout;

/// <summary>
/// Reports of which each changes what is seen of its computer: the title of the window in front is a marker. A second
/// sample proves a minute that was not known, so that no report is answered, or seen, before a commit.
/// </summary>
internal sealed class MarkedReports : IReportSource
{
    // Of today, wherever a day has been under way for a while; newer ones are touched by the samples of now.
    private const int NewestMinute = 5;
    private const int Minutes = 6 * 60;

    private readonly Request _greeting = new(
        "\"computer\":{\"name\":\"DESK-#####\",\"user_name\":\"Ana Conceição\",\"os_info\":\"Windows 11 Pro 10.0.26100\","
        + "\"ip_address\":\"10.0.17.21\",\"mac_address\":\"2f:c0:00:00:00:01\"},"
        + $"\"running_programs\":[{string.Join(',', Enumerable.Range(0, Programs).Select(Program))}],");

    private readonly Request _report = new("");
    private readonly Markers _markers;
    private readonly int[] _computers;
    private int _sent;

    /// <param name="computers">Which computers it speaks for.</param>
    /// <param name="markers">Where it takes down what it sends.</param>
    public MarkedReports(IEnumerable<int> computers, Markers markers) => (_computers, _markers) = ([.. computers], markers);

    /// <summary>How many programs run on a computer: as many as its card shows.</summary>
    public static int Programs => 10;

    public int Greetings => _computers.Length;

    public ReadOnlyMemory<byte> Next()
    {
        var (round, computer) = (_sent / _computers.Length, _computers[_sent % _computers.Length]);
        _sent++;
        var bytes = (round == 0 ? _greeting : _report).Fill(computer, _markers.Next, round);
        _markers.Sent(computer);
        return bytes;
    }

    private static string Program(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"pid\":{1000 + (number * 4)},\"name\":\"program{number}.exe\",\"path\":\"C:\\\\Program Files\\\\Vendor {number}\\\\program{number}.exe\","
        + $"\"start_time\":\"2026-11-23T08:01:12.000000\"}}");

    /// <summary>A request and the places in it.</summary>
    private sealed class Request
    {
        private readonly RequestText _text;
        private readonly Range[] _places;

        public Request(string more)
        {
            _text = new RequestText("/api/v1/reports", Json(more));
            _places =
            [
                _text.Find("#computer"), _text.Find("#session"), _text.Find("SENT-AT-SENT-AT-SENT-AT-"), _text.Find("STARTED-STARTED-STARTED-"),
                _text.Find("MINUTE-MINUTE-MINUTE-MIN"), Markers.DigitsOf(_text.Find(Markers.Place)),
            ];
        }

        public ReadOnlyMemory<byte> Fill(int computer, int marker, int round)
        {
            var now = TimeProvider.System.GetUtcNow();
            _text.PutDigits(_places[0], computer);
            _text.PutDigits(_places[1], computer);
            _text.PutInstant(_places[2], now);
            _text.PutInstant(_places[3], now - TimeSpan.FromSeconds(1));
            _text.PutInstant(_places[4], MinuteRange.StartOf(MinuteRange.MinuteOf(now) - NewestMinute - (round % Minutes)));
            _text.PutDigits(_places[5], marker);
            return _text.Bytes;
        }

        private static string Json(string more) =>
            $"{{\"computer_id\":\"PC-#computer\",\"session_id\":\"0f8e0f8e0f8e0f8e0f8e0f8e#session\",\"sent_at\":\"SENT-AT-SENT-AT-SENT-AT-\","
            + $"\"agent_version\":\"1.0.0\",{more}\"samples\":["
            + "{\"seq\":17,\"started_at\":\"MINUTE-MINUTE-MINUTE-MIN\",\"duration_ms\":60000,\"state\":\"active\",\"program\":\"excel.exe\",\"title\":\"Relatório - Excel\"},"
            + $"{{\"seq\":18,\"started_at\":\"STARTED-STARTED-STARTED-\",\"duration_ms\":1000,\"state\":\"active\",\"program\":\"excel.exe\",\"title\":\"Relatório {Markers.Place} - Excel\"}}]}}";
    }
}
