using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Programs;

namespace WorkTrack.Data.Programs;

/// <summary>What the company says of programs, in the database.</summary>
public sealed class ProgramRuleStore
{
    private readonly IDatabase _database;

    internal ProgramRuleStore(IDatabase database) => _database = database;

    /// <summary>The rules in their order.</summary>
    public async Task<ProgramRules> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        var rows = await Ordered(context).AsNoTracking().ToListAsync(cancellationToken);
        return new ProgramRules([.. rows.Select(row => new ProgramRule(row.ProgramRuleId, new(row.Program), new(row.Title), row.Category))]);
    }

    /// <summary>Adds a rule after all others, or changes one that is there.</summary>
    /// <returns>False when the one to change is gone.</returns>
    public async Task<bool> SaveAsync(ProgramRule rule, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        if (rule.Id == 0)
        {
            var last = await context.ProgramRules.MaxAsync(row => (int?)row.Position, cancellationToken) ?? 0;
            context.ProgramRules.Add(new ProgramRuleRow { Position = last + 1, Program = rule.Program.Text, Title = rule.Title.Text, Category = rule.Category });
        }
        else if (await context.ProgramRules.SingleOrDefaultAsync(row => row.ProgramRuleId == rule.Id, cancellationToken) is { } known)
        {
            (known.Program, known.Title, known.Category) = (rule.Program.Text, rule.Title.Text, rule.Category);
        }
        else
        {
            return false;
        }

        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Puts a rule before the one above it, or after the one below it. Nothing happens at the ends.</summary>
    /// <param name="rule">The rule's number.</param>
    /// <param name="up">Whether up.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task MoveAsync(int rule, bool up, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        var rows = await Ordered(context).ToListAsync(cancellationToken);
        var at = rows.FindIndex(row => row.ProgramRuleId == rule);
        var other = up ? at - 1 : at + 1;
        if (at < 0 || other < 0 || other >= rows.Count)
        {
            return;
        }

        (rows[at], rows[other]) = (rows[other], rows[at]);
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i].Position = i + 1;
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Forgets a rule.</summary>
    public async Task DeleteAsync(int rule, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        await context.ProgramRules.Where(row => row.ProgramRuleId == rule).ExecuteDeleteAsync(cancellationToken);
    }

    private static IOrderedQueryable<ProgramRuleRow> Ordered(WorkTrackContext context) =>
        context.ProgramRules.OrderBy(row => row.Position).ThenBy(row => row.ProgramRuleId);
}
