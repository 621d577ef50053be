using System.Data.Common;
using System.Globalization;
using WorkTrack.Data.Ledger;

namespace WorkTrack.Data.Days;

/// <summary>The names behind some keys.</summary>
internal sealed class Names
{
    private readonly Dictionary<long, string> _programs;
    private readonly Dictionary<long, string> _titles;

    private Names(Dictionary<long, string> programs, Dictionary<long, string> titles) => (_programs, _titles) = (programs, titles);

    /// <summary>Reads the names of some programs and titles.</summary>
    public static async Task<Names> ReadAsync(
        DbConnection connection, IEnumerable<long> programs, IEnumerable<long> titles, CancellationToken cancellationToken) =>
        new(
            await ReadAsync(connection, "SELECT program_key, name FROM program_names WHERE program_key", programs, cancellationToken),
            await ReadAsync(connection, "SELECT title_key, title FROM window_titles WHERE title_key", titles, cancellationToken));

    /// <summary>A program's name; null when it is not known.</summary>
    public string? ProgramOf(long key) => _programs.GetValueOrDefault(key);

    /// <summary>A title; null when it is not known or no longer kept.</summary>
    public string? TitleOf(long key) => _titles.GetValueOrDefault(key);

    private static async Task<Dictionary<long, string>> ReadAsync(
        DbConnection connection, string select, IEnumerable<long> keys, CancellationToken cancellationToken)
    {
        var names = new Dictionary<long, string>();
        foreach (var part in keys.Where(key => key != 0).Distinct().Chunk(Rows.RowsPerStatement))
        {
            var list = string.Join(',', part.Select(key => key.ToString(CultureInfo.InvariantCulture)));
            foreach (var (key, name) in await connection.QueryAsync(
                null, $"{select} IN ({list})", reader => (reader.GetInt64(0), reader.GetString(1)), cancellationToken))
            {
                names[key] = name;
            }
        }

        return names;
    }
}
