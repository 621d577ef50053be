namespace WorkTrack.Data.Ledger;

/// <summary>Rows that are to be written to a table, value after value in the order of its columns. Used again for the next batch, so that a report's rows cost no object.</summary>
/// <param name="upsert">Where they go.</param>
internal sealed class RowBuffer(Upsert upsert)
{
    private readonly List<Cell> _cells = [];

    /// <summary>Where the rows go.</summary>
    public Upsert Upsert => upsert;

    /// <summary>How many rows there are.</summary>
    public int Count => _cells.Count / upsert.Columns.Length;

    /// <summary>A row's values.</summary>
    public ReadOnlySpan<Cell> this[int row] =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_cells).Slice(row * upsert.Columns.Length, upsert.Columns.Length);

    public RowBuffer Add(long? number)
    {
        _cells.Add(new Cell(null, number ?? 0, number is null));
        return this;
    }

    public RowBuffer Add(ulong mask) => Add((long)mask);

    public RowBuffer Add(string? text)
    {
        _cells.Add(new Cell(text, 0, text is null));
        return this;
    }

    public RowBuffer Add(DateTimeOffset? instant) => Add(instant?.ToUnixTimeMilliseconds());

    public void Clear() => _cells.Clear();
}

/// <summary>One value.</summary>
/// <param name="Text">The text; null when it is none.</param>
/// <param name="Number">The number, when it is no text.</param>
/// <param name="IsNull">Whether it is neither.</param>
internal readonly record struct Cell(string? Text, long Number, bool IsNull);
