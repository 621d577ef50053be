using System.Data.Common;
using System.Globalization;
using System.Numerics;

namespace WorkTrack.Tests.Breaking;

/// <summary>What was sent of some computers, and what of it was acknowledged; minute by minute.</summary>
internal sealed class MinuteBook
{
    private readonly Lock _writing = new();
    private readonly HashSet<(string Computer, long Minute)> _sent = [];
    private readonly HashSet<(string Computer, long Minute)> _acknowledged = [];

    public int Acknowledged
    {
        get
        {
            lock (_writing)
            {
                return _acknowledged.Count;
            }
        }
    }

    public void Sent(string computer, IEnumerable<long> minutes)
    {
        lock (_writing)
        {
            _sent.UnionWith(minutes.Select(minute => (computer, minute)));
        }
    }

    public void WasAcknowledged(string computer, IEnumerable<long> minutes)
    {
        lock (_writing)
        {
            _acknowledged.UnionWith(minutes.Select(minute => (computer, minute)));
        }
    }

    /// <summary>Holds the book against the database's own tables, with arithmetic of the tests' own.</summary>
    /// <param name="database">An open connection.</param>
    public async Task<Comparison> CompareAsync(DbConnection database)
    {
        // Taken before the database is read, and what was sent after it: more may be written meanwhile.
        HashSet<(string, long)> acknowledged;
        lock (_writing)
        {
            acknowledged = [.. _acknowledged];
        }

        var (present, active) = await ReadAsync(database);
        lock (_writing)
        {
            return new Comparison(
                acknowledged.Count, acknowledged.Count(minute => !active.Contains(minute)),
                present.Count(minute => !_sent.Contains(minute)) + active.Count(minute => !_sent.Contains(minute)));
        }
    }

    private static async Task<(HashSet<(string Computer, long Minute)> Present, HashSet<(string Computer, long Minute)> Active)> ReadAsync(DbConnection database)
    {
        var (present, active) = (new HashSet<(string, long)>(), new HashSet<(string, long)>());
        await using var select = database.CreateCommand();
        select.CommandText = "SELECT c.public_id, u.hour, u.present, u.active FROM usage_hours u JOIN computers c ON c.computer_key = u.computer";
        await using var rows = await select.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var (computer, hour) = (rows.GetString(0), rows.GetInt64(1));
            present.UnionWith(Minutes(rows.GetValue(2)));
            active.UnionWith(Minutes(rows.GetValue(3)));

            IEnumerable<(string, long)> Minutes(object mask)
            {
                for (var bits = Convert.ToUInt64(mask, CultureInfo.InvariantCulture); bits != 0; bits &= bits - 1)
                {
                    yield return (computer, (hour * 60) + BitOperations.TrailingZeroCount(bits));
                }
            }
        }

        return (present, active);
    }

    /// <summary>How the book and the database differ.</summary>
    /// <param name="Acknowledged">How many minutes were acknowledged.</param>
    /// <param name="Missing">How many of them are not in the database.</param>
    /// <param name="NeverSent">How many minutes of the database nobody sent.</param>
    internal readonly record struct Comparison(int Acknowledged, int Missing, int NeverSent);
}
