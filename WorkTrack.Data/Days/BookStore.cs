using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Days;

/// <summary>How far the days are settled, and in which zone, on record.</summary>
internal sealed class BookStore(IDatabase database, OrganisationCalendar calendar, TimeProvider time)
{
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

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var row = await context.DayBooks.SingleAsync(cancellationToken);
        var first = Math.Max((await FirstDayAsync(context, cancellationToken)).DayNumber, row.FrozenThrough + 1);
        row.ClosedThrough = first - 1;
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

    /// <summary>Moves the books forward; what is further already stays.</summary>
    public async Task AdvanceAsync(Action<DayBooksRow> advance, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        advance(await context.DayBooks.SingleAsync(cancellationToken));
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
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
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
