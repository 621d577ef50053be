using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Days;

/// <summary>Counts days from their minutes and keeps the figures.</summary>
internal sealed class DayStore(IDatabase database, OrganisationCalendar calendar)
{
    /// <summary>How many computers are counted in one transaction: few enough that reports hardly wait for it.</summary>
    public const int ComputersAtOnce = 64;

    private static readonly Upsert Days = new(
        "usage_days", ["computer", "day", "present_minutes", "active_minutes", "first_minute", "last_minute", "remarks"], "");

    private static readonly Upsert Programs = new("program_days", ["computer", "day", "program", "title", "minutes"], "");

    /// <summary>The computers that have minutes or figures on a day, in parts to be counted together.</summary>
    public async Task<IEnumerable<int[]>> ComputersAsync(DayBooks books, DateOnly day, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var withMinutes = await Masks.ComputersAsync(connection, books.MinutesOf(day, calendar), UsageOf.Everything, cancellationToken);
        var withFigures = await connection.QueryAsync(
            null, $"SELECT computer FROM usage_days WHERE day = {day.DayNumber}", reader => reader.GetInt32(0), cancellationToken);
        return withMinutes.Union(withFigures).Order().Chunk(ComputersAtOnce);
    }

    /// <summary>
    /// Counts a day of some computers, stores what differs, and takes away the marks that it is stale. The marks go first,
    /// within the transaction: a write that comes meanwhile waits for it and sets its mark again.
    /// </summary>
    /// <param name="books">How far the days are settled.</param>
    /// <param name="day">The day; a frozen one is left as it is.</param>
    /// <param name="computers">The computers' keys.</param>
    /// <param name="cancellationToken">Gives it up; then nothing is stored.</param>
    /// <returns>The computers whose stored figures were wrong without being marked stale.</returns>
    public async Task<IReadOnlyList<int>> CountAsync(DayBooks books, DateOnly day, int[] computers, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var (connection, transaction) = (write.Connection, write.Transaction);
        var chosen = string.Create(CultureInfo.InvariantCulture, $"day = {day.DayNumber} AND computer IN ({Masks.List(computers)})");
        var marked = await connection.QueryAsync(
            transaction, $"SELECT computer FROM stale_days WHERE {chosen}", reader => reader.GetInt32(0), cancellationToken);
        await transaction.ExecuteAsync($"DELETE FROM stale_days WHERE {chosen}", cancellationToken);
        if (day <= books.FrozenThrough)
        {
            await transaction.CommitAsync(cancellationToken);
            return [];
        }

        var stored = await FiguresAsync(transaction, chosen, cancellationToken);
        var counted = await CountAsync(transaction, books, day, computers, stored, cancellationToken);
        var wrong = computers.Where(computer => !stored[computer].Equals(counted[computer])).ToList();
        if (wrong.Count > 0)
        {
            await ReplaceAsync(transaction, day, wrong.ToDictionary(computer => computer, computer => counted[computer]), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return [.. wrong.Except(marked)];
    }

    private async Task<StoredDays> CountAsync(
        DbTransaction transaction, DayBooks books, DateOnly day, int[] computers, StoredDays stored, CancellationToken cancellationToken)
    {
        var minutes = books.MinutesOf(day, calendar);
        var hours = await Masks.HoursAsync(transaction.Connection!, transaction, minutes, computers, cancellationToken);
        var settled = day <= books.ProgramsThrough;
        var claims = settled ? null : await Masks.ClaimsAsync(transaction.Connection!, transaction, minutes, computers, cancellationToken);
        var counted = new StoredDays();
        foreach (var computer in computers)
        {
            var figures = DayFigures.Of(minutes, hours[computer]);
            var kept = day <= books.TitlesThrough
                ? claims?[computer].Select(claim => claim with { Title = NameKey.Unknown })
                : claims?[computer];
            counted.Add(computer, figures, kept is null
                ? DayFigures.Fit(stored[computer].Programs, figures.Active)
                : DayFigures.Programs(minutes, hours[computer], Together(kept)));
        }

        return counted;
    }

    /// <summary>Claims that differ in a title only that is no longer kept are one.</summary>
    private static IEnumerable<ClaimedHour> Together(IEnumerable<ClaimedHour> claims) =>
        claims.GroupBy(claim => claim with { Mask = 0 }).Select(same => same.Aggregate((a, b) => a with { Mask = a.Mask | b.Mask }));

    private static async Task<StoredDays> FiguresAsync(DbTransaction transaction, string chosen, CancellationToken cancellationToken)
    {
        var days = await transaction.Connection!.QueryAsync(
            transaction,
            $"SELECT computer, present_minutes, active_minutes, first_minute, last_minute, remarks FROM usage_days WHERE {chosen}",
            reader => (Computer: reader.GetInt32(0), Figures: Figures(reader)), cancellationToken);
        var programs = (await transaction.Connection!.QueryAsync(
            transaction,
            $"SELECT computer, program, title, minutes FROM program_days WHERE {chosen} ORDER BY computer, program, title",
            reader => (Computer: reader.GetInt32(0), Share: new ProgramMinutes(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt16(3))),
            cancellationToken)).ToLookup(row => row.Computer, row => row.Share);
        var stored = new StoredDays();
        foreach (var (computer, figures) in days)
        {
            stored.Add(computer, figures, [.. programs[computer]]);
        }

        return stored;
    }

    private static DayFigures Figures(DbDataReader reader) => DayFigures.Stored(
        reader.GetInt16(1), reader.GetInt16(2), reader.GetInt32(3), reader.GetInt32(4), (Remarks)reader.GetInt16(5));

    private static async Task ReplaceAsync(
        DbTransaction transaction, DateOnly day, Dictionary<int, StoredDay> figures, CancellationToken cancellationToken)
    {
        var chosen = string.Create(CultureInfo.InvariantCulture, $"day = {day.DayNumber} AND computer IN ({Masks.List(figures.Keys)})");
        await transaction.ExecuteAsync($"DELETE FROM usage_days WHERE {chosen}", cancellationToken);
        await transaction.ExecuteAsync($"DELETE FROM program_days WHERE {chosen}", cancellationToken);
        await transaction.UpsertAsync(
            Days,
            figures.Where(row => !row.Value.Figures.IsEmpty).Select(row => new object?[]
            {
                row.Key, day.DayNumber, row.Value.Figures.Present, row.Value.Figures.Active,
                row.Value.Figures.First ?? 0, row.Value.Figures.Last ?? 0, (short)row.Value.Figures.Remarks,
            }),
            cancellationToken);
        await transaction.UpsertAsync(
            Programs,
            figures.SelectMany(row => row.Value.Programs, (row, share) => new object?[] { row.Key, day.DayNumber, share.Program, share.Title, share.Minutes }),
            cancellationToken);
    }

    /// <summary>The figures of one computer's day.</summary>
    private sealed record StoredDay(DayFigures Figures, ImmutableArray<ProgramMinutes> Programs)
    {
        public static StoredDay None { get; } = new(DayFigures.Empty, []);

        public bool Equals(StoredDay? other) =>
            other is not null && Figures == other.Figures && Programs.AsSpan().SequenceEqual(other.Programs.AsSpan());

        public override int GetHashCode() => Figures.GetHashCode();
    }

    /// <summary>The figures of some computers' day; those without a row are empty.</summary>
    private sealed class StoredDays
    {
        private readonly Dictionary<int, StoredDay> _days = [];

        public StoredDay this[int computer] => _days.GetValueOrDefault(computer, StoredDay.None);

        public void Add(int computer, DayFigures figures, ImmutableArray<ProgramMinutes> programs) =>
            _days[computer] = new StoredDay(figures, programs);
    }
}
