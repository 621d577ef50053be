using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Days;
using WorkTrack.Tests.Domain.Lives;

namespace WorkTrack.Tests.Support;

/// <summary>A real server to which lives happen over HTTP: reports are posted when they arrive, and outages stop and start it.</summary>
internal sealed class LivedServer : IAsyncDisposable
{
    private readonly AppHome _home;
    private readonly FakeTimeProvider _time;
    private readonly (string Key, string Value)[] _settings;
    private WorkTrackApp? _app;

    public LivedServer(AppHome home, DateTimeOffset begins, string zone)
    {
        _home = home;
        _time = new FakeTimeProvider(begins);
        _settings = [("WorkTrack:TimeZone", zone)];
        _app = WorkTrackApp.Start(home, _time, _settings);
    }

    public WorkTrackApp App => _app ?? throw new InvalidOperationException("The server is down.");

    /// <summary>Lets a life happen, to a computer of any name.</summary>
    public async Task LiveAsync(IEnumerable<LifeEvent> events, string computer)
    {
        foreach (var happening in events)
        {
            _time.SetUtcNow(happening.At);
            switch (happening)
            {
                case Arrival arrival:
                    await PostAsync(arrival.Report, computer);
                    break;
                case ServerDown:
                    await App.DisposeAsync();
                    _app = null;
                    break;
                default:
                    _app = WorkTrackApp.Start(_home, _time, _settings);
                    break;
            }
        }
    }

    /// <summary>A computer's hours, straight from the table.</summary>
    public async Task<IReadOnlyList<(long Hour, ulong Present, ulong Active)>> MasksAsync(string computer) => await ReadAsync(
        "SELECT u.hour, u.present, u.active FROM usage_hours u JOIN computers c ON c.computer_key = u.computer WHERE c.public_id = @id AND u.present <> 0 ORDER BY u.hour",
        computer, row => (Convert.ToInt64(row[0], Culture), Convert.ToUInt64(row[1], Culture), Convert.ToUInt64(row[2], Culture)));

    /// <summary>What was claimed for it, straight from the table.</summary>
    public async Task<IReadOnlyList<ClaimedHour>> ClaimsAsync(string computer) => await ReadAsync(
        "SELECT p.hour, p.program, p.title, p.mask FROM program_hours p JOIN computers c ON c.computer_key = p.computer WHERE c.public_id = @id",
        computer, row => new ClaimedHour(Convert.ToInt64(row[0], Culture), Convert.ToInt64(row[1], Culture), Convert.ToInt64(row[2], Culture), Convert.ToUInt64(row[3], Culture)));

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private static CultureInfo Culture => CultureInfo.InvariantCulture;

    private async Task PostAsync(ActivityReport report, string computer)
    {
        var (path, body) = report.Samples is { } batch ? ("/api/v1/reports", Interval(report, batch, computer)) : ("/api/agent-data", Counter(report, computer));
        using var answer = await App.PostAsync(path, JsonSerializer.Serialize(body));
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
    }

    private static Dictionary<string, object?> Counter(ActivityReport report, string computer)
    {
        var body = new Dictionary<string, object?> { ["type"] = "agent_data", ["computer_id"] = computer, ["usage_minutes"] = report.UsageMinutes };
        if (report.Window is { } front)
        {
            body["active_window"] = front.Window is { } window ? new { program_name = window.Program } : null;
        }

        return body;
    }

    private static object Interval(ActivityReport report, SampleBatch batch, string computer) => new
    {
        computer_id = computer,
        session_id = batch.SessionId,
        sent_at = Instant(batch.SentAt),
        computer = report.Profile is { } profile ? new { name = profile.Name, user_name = profile.UserName, os_info = profile.OsInfo } : null,
        running_programs = report.Programs?.First.Select(program => new { name = program.Name }),
        samples = batch.Samples.Select(sample => new
        {
            seq = sample.Index,
            started_at = Instant(sample.StartedAt),
            duration_ms = (int)sample.Duration.TotalMilliseconds,
            state = sample.Activity == UserActivity.Active ? "active" : "idle",
            program = sample.Program,
            title = sample.Title,
        }),
    };

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", Culture);

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, string computer, Func<System.Data.Common.DbDataReader, T> read)
    {
        var database = DatabaseOptions.Choose(App.Services.GetRequiredService<IConfiguration>(), _home.DataDirectory);
        await using var connection = await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var id = command.CreateParameter();
        (id.ParameterName, id.Value) = ("@id", computer);
        command.Parameters.Add(id);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<T>();
        while (await rows.ReadAsync())
        {
            found.Add(read(rows));
        }

        return found;
    }
}
