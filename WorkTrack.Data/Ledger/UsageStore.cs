using System.Globalization;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Ledger;

/// <summary>Sums over the ledger.</summary>
public sealed class UsageStore
{
    private readonly IDatabase _database;

    internal UsageStore(IDatabase database) => _database = database;

    /// <summary>Counts the active minutes of all computers in each of some ranges.</summary>
    /// <param name="ranges">Ranges of minutes, days for example.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    /// <returns>A count for each range, in their order.</returns>
    public async Task<IReadOnlyList<long>> CountActiveAsync(
        IReadOnlyList<MinuteRange> ranges, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        var counts = new List<long>(ranges.Count);
        foreach (var range in ranges)
        {
            var hours = range.ByHour().ToList();
            if (hours.Count == 0)
            {
                counts.Add(0);
                continue;
            }

            // Whole hours need no mask; the first and the last may be cut, by an offset of 30 or 45 minutes.
            await using var command = connection.CreateCommand();
            command.CommandText = """
                SELECT COALESCE(SUM(bit_count(active & CASE hour WHEN @first THEN @first_bits WHEN @last THEN @last_bits ELSE @all END)), 0)
                FROM usage_hours WHERE hour BETWEEN @first AND @last
                """;
            command.Add("@first", hours[0].Hour);
            command.Add("@first_bits", hours[0].Bits);
            command.Add("@last", hours[^1].Hour);
            command.Add("@last_bits", hours[^1].Bits);
            command.Add("@all", (1UL << HourBits.MinutesPerHour) - 1);
            counts.Add(Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture));
        }

        return counts;
    }
}
