using System.Text.Json.Serialization;
using WorkTrack.Data.Computers;
using WorkTrack.Data.Ledger;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Journal;

/// <summary>
/// What is kept of a batch's item in the journal: under the computer's public id, as its key may not be known yet. Only
/// what a replay needs to write the same rows.
/// </summary>
internal sealed record JournalRecord
{
    public JournalEntry? Entry { get; init; }

    public JournalNewcomer? Newcomer { get; init; }

    public JournalBeat? Beat { get; init; }

    public static IEnumerable<JournalRecord> Of(LedgerBatch batch) =>
        batch.Newcomers.Select(newcomer => new JournalRecord { Newcomer = new JournalNewcomer(newcomer.Id.Value, newcomer.RegisteredAt, newcomer.Team) })
            .Concat(batch.Entries.Select(entry => new JournalRecord { Entry = JournalEntry.Of(entry) }))
            .Concat(batch.Beats.Select(beat => new JournalRecord { Beat = new JournalBeat(beat.Server, beat.Stretch.From, beat.Stretch.Until) }));

    public static LedgerBatch Together(IReadOnlyCollection<JournalRecord> records) => new(
        [.. records.Select(record => record.Entry?.ToEntry()).OfType<LedgerEntry>()],
        [.. records.Where(record => record.Newcomer is not null)
            .Select(record => new Newcomer(ComputerId.Parse(record.Newcomer!.Id), record.Newcomer.RegisteredAt, record.Newcomer.Team))],
        [.. records.Where(record => record.Beat is not null)
            .Select(record => new UptimeBeat(record.Beat!.Server, new UptimeStretch(record.Beat.From, record.Beat.Until)))]);
}

internal sealed record JournalNewcomer(string Id, DateTimeOffset RegisteredAt, int Team = 0);

internal sealed record JournalBeat(string Server, DateTimeOffset From, DateTimeOffset Until);

/// <summary>An entry of the ledger, in plain values.</summary>
internal sealed record JournalEntry
{
    public required string Id { get; init; }

    public int Team { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    public required ComputerProfile Profile { get; init; }

    public required DateTimeOffset ProfileAt { get; init; }

    public string? Programs { get; init; }

    public int ProgramTotal { get; init; }

    public required DateTimeOffset ProgramsAt { get; init; }

    public ActiveWindow? Window { get; init; }

    public required DateTimeOffset WindowAt { get; init; }

    public UserState? User { get; init; }

    public string? AgentTime { get; init; }

    public required string Gaps { get; init; }

    public JournalCursor? Cursor { get; init; }

    public required UsageHour[] Hours { get; init; }

    public required ProgramHour[] Claims { get; init; }

    public AgentSession? Session { get; init; }

    public UserSince? NewUser { get; init; }

    public static JournalEntry Of(LedgerEntry entry)
    {
        var computer = entry.Computer;
        return new JournalEntry
        {
            Id = computer.Id.Value,
            Team = computer.Team,
            RegisteredAt = computer.RegisteredAt,
            LastSeenAt = computer.LastSeenAt,
            Profile = computer.Profile,
            ProfileAt = computer.ProfileAt,
            Programs = computer.Programs is { } programs ? StoredPrograms.Write(programs) : null,
            ProgramTotal = computer.Programs?.Total ?? 0,
            ProgramsAt = computer.ProgramsAt,
            Window = computer.Window,
            WindowAt = computer.WindowAt,
            User = computer.User,
            AgentTime = computer.AgentTime,
            Gaps = computer.Rhythm.ToString(),
            Cursor = JournalCursor.Of(computer.Cursor),
            Hours = [.. entry.Hours],
            Claims = [.. entry.Claims],
            Session = entry.NewSession,
            NewUser = entry.NewUser,
        };
    }

    public LedgerEntry ToEntry() => new(
        new Computer
        {
            Key = Computer.KeyUnknown,
            Id = ComputerId.Parse(Id),
            Team = Team,
            RegisteredAt = RegisteredAt,
            LastSeenAt = LastSeenAt,
            Profile = Profile,
            ProfileAt = ProfileAt,
            Programs = Programs is { } programs ? StoredPrograms.Read(programs, ProgramTotal) : null,
            ProgramsAt = ProgramsAt,
            Window = Window,
            WindowAt = WindowAt,
            User = User,
            AgentTime = AgentTime,
            Rhythm = ReportRhythm.Parse(Gaps),
            Cursor = Cursor?.ToCursor(),
        },
        [.. Hours],
        IsNews: true)
    {
        Claims = [.. Claims],
        NewSession = Session,
        NewUser = NewUser,
    };
}

internal sealed record JournalCursor(DateTimeOffset FirstAt, DateTimeOffset LastAt, DateTimeOffset AnchorAt, long Counter, int Ahead, string Gaps)
{
    public static JournalCursor? Of(CounterCursor? cursor) => cursor is null
        ? null
        : new JournalCursor(cursor.FirstAt, cursor.LastAt, cursor.AnchorAt, cursor.Counter, cursor.Ahead, cursor.Rhythm.ToString());

    public CounterCursor ToCursor() => new(FirstAt, LastAt, AnchorAt, Counter, ReportRhythm.Parse(Gaps)) { Ahead = Ahead };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JournalRecord))]
internal sealed partial class JournalJson : JsonSerializerContext;
