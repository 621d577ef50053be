using System.Data;
using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Days;

/// <summary>How far the days are settled, and in which zone, on record.</summary>
internal sealed class BookStore(IDatabase database, OrganisationCalendar calendar, TimeProvider time)
{
    // At UTC 11:00 it is yesterday 23:00 in one zone and tomorrow 01:00 in another: figures of the old zone may lie that
    // much earlier, and are to be counted away.
    private const int MostDaysApart = 2;

    /// <summary>Reads the books, and opens them where there are none, or another zone was set since.</summary>
    public async Task<DayBooks> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var row = await context.DayBooks.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return row is null ? await OpenAsync(cancellationToken) : Books(row);
    }

    /// <summary>
    /// Before anything is read: makes sure that the days are counted in the organisation's zone. After a change, all days
    /// that still have their minutes are open again, and are closed one after the other.
    /// </summary>
    /// <returns>The books, and the zone that was left behind; null when it is the same.</returns>
    public async Task<(DayBooks Books, string? OldZone)> OpenInZoneAsync(CancellationToken cancellationToken)
    {
        var books = await ReadAsync(cancellationToken);
        await using var context = database.CreateContext();
        var zone = await context.DayZones.AsNoTracking().OrderByDescending(row => row.FirstDay).FirstAsync(cancellationToken);
        if (zone.Zone == calendar.ZoneId)
        {
            return (books, null);
        }

        await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        var row = await context.DayBooks.SingleAsync(cancellationToken);
        var first = (await FirstDayAsync(context, cancellationToken)).DayNumber - MostDaysApart;
        row.ClosedThrough = Math.Max(first - 1, row.FrozenThrough);
        var frozen = row.FrozenThrough;
        context.DayZones.RemoveRange(await context.DayZones.Where(old => old.FirstDay > frozen).ToListAsync(cancellationToken));
        await context.SaveChangesAsync(cancellationToken);
        context.DayZones.Add(new DayZoneRow { FirstDay = frozen + 1, Zone = calendar.ZoneId });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (Books(row), zone.Zone);
    }

    /// <summary>The zone a day was counted in.</summary>
    public async Task<string> ZoneOfAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.DayZones.Where(row => row.FirstDay <= day.DayNumber).OrderByDescending(row => row.FirstDay)
            .Select(row => row.Zone).FirstOrDefaultAsync(cancellationToken) ?? calendar.ZoneId;
    }

    /// <summary>Moves the books.</summary>
    public async Task MoveAsync(Action<DayBooksRow> move, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        move(await context.DayBooks.SingleAsync(cancellationToken));
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The first day that has minutes; today when there is none.</summary>
    private async Task<DateOnly> FirstDayAsync(WorkTrackContext context, CancellationToken cancellationToken) =>
        await context.UsageHours.MinAsync(row => (int?)row.Hour, cancellationToken) is { } hour
            ? calendar.DayOf(MinuteRange.StartOf(HourBits.FirstMinuteOf(hour)))
            : calendar.DayOf(time.GetUtcNow());

    private async Task<DayBooks> OpenAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        var row = new DayBooksRow
        {
            Id = DayBooksRow.OnlyId,
            ClosedThrough = (await FirstDayAsync(context, cancellationToken)).DayNumber - 1,
        };
        context.DayBooks.Add(row);
        context.DayZones.Add(new DayZoneRow { FirstDay = 0, Zone = calendar.ZoneId });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Books(row);
    }

    private static DayBooks Books(DayBooksRow row) => new(
        DateOnly.FromDayNumber(row.ClosedThrough), DateOnly.FromDayNumber(row.FrozenThrough), row.FrozenUntil)
    {
        ProgramsThrough = DateOnly.FromDayNumber(row.ProgramsThrough),
        TitlesThrough = DateOnly.FromDayNumber(row.TitlesThrough),
    };
}
