using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;

namespace WorkTrack.Data.Reports;

/// <summary>A report that somebody wants to see again.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">What they call it.</param>
/// <param name="Query">What it is of, as it stands in the page's address.</param>
public sealed record SavedReport(int Id, string Name, string Query)
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxNameLength = 80;

    /// <summary>The most characters of what it is of.</summary>
    public const int MaxQueryLength = 500;

    /// <summary>How many somebody may keep.</summary>
    public const int Most = 50;
}

/// <summary>The reports that people keep, each for themselves.</summary>
public sealed class SavedReportStore
{
    private readonly IDatabase _database;

    internal SavedReportStore(IDatabase database) => _database = database;

    /// <summary>Somebody's reports, by name.</summary>
    public async Task<IReadOnlyList<SavedReport>> ReadAsync(int account, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        return await context.SavedReports.AsNoTracking().Where(row => row.Account == account).OrderBy(row => row.Name).ThenBy(row => row.SavedReportId)
            .Select(row => new SavedReport(row.SavedReportId, row.Name, row.Query)).ToListAsync(cancellationToken);
    }

    /// <summary>Keeps a report, in place of one of the same name.</summary>
    /// <returns>False when somebody has as many as they may.</returns>
    public async Task<bool> SaveAsync(int account, string name, string query, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        if (await context.SavedReports.SingleOrDefaultAsync(row => row.Account == account && row.Name == name, cancellationToken) is { } known)
        {
            known.Query = query;
        }
        else if (await context.SavedReports.CountAsync(row => row.Account == account, cancellationToken) >= SavedReport.Most)
        {
            return false;
        }
        else
        {
            context.SavedReports.Add(new SavedReportRow { Account = account, Name = name, Query = query });
        }

        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Forgets a report; only its owner can.</summary>
    public async Task DeleteAsync(int account, int report, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        await context.SavedReports.Where(row => row.Account == account && row.SavedReportId == report).ExecuteDeleteAsync(cancellationToken);
    }
}
