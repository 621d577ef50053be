using WorkTrack.Data.Days;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Computers;

/// <summary>Reads what a computer's page shows from the database.</summary>
internal sealed class ComputerReader(
    UsageReader usage, ProgramReader programs, UserReader users, OrganisationCalendar calendar, TimeProvider time)
{
    /// <summary>How many days back the page shows together.</summary>
    public const int DayCount = 30;

    /// <summary>Reads a day, and the last days together.</summary>
    /// <param name="computer">The computer's key.</param>
    /// <param name="day">The day, today at the latest.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ComputerView> ReadAsync(int computer, DateOnly day, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = calendar.DayOf(now);
        var first = today.AddDays(1 - DayCount);
        var days = await usage.ComputerDaysAsync(computer, first, today, cancellationToken);
        var figures = days.FirstOrDefault(known => known.Day == day)
            ?? (await usage.ComputerDaysAsync(computer, day, day, cancellationToken))[0];
        return new ComputerView(
            today,
            new DayView(
                day, calendar.MinutesOf(day), figures.Figures,
                await usage.TimelineAsync(computer, day, MinuteRange.MinuteOf(now) + 1, cancellationToken),
                await programs.TitlesAsync(day, day, UsageOf.One(computer), cancellationToken),
                await users.UsersAsync(day, day, UsageOf.One(computer), cancellationToken)),
            days,
            await programs.ProgramsAsync(first, today, UsageOf.One(computer), cancellationToken));
    }
}
