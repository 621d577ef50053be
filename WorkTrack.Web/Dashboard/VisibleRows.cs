namespace WorkTrack.Web.Dashboard;

/// <summary>The rows of a grid that a browser has in sight, and a few around them.</summary>
/// <param name="First">The first of them, from 0.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Columns">How many items stand in a row; 0 while the browser has not said it.</param>
public readonly record struct VisibleRows(int First, int Count, int Columns)
{
    /// <summary>How many items are drawn at most, whatever a browser asks for: enough for a wall of screens.</summary>
    public const int MostItems = 300;

    private const int ItemsAtFirst = 24;

    /// <summary>How many rows a number of items take.</summary>
    public int RowsOf(int items) => Columns == 0 ? 0 : (items + Columns - 1) / Columns;

    /// <summary>Which of a number of items are in these rows. When there are fewer rows than thought, the last ones.</summary>
    public (int First, int Count) ItemsOf(int items)
    {
        if (Columns == 0)
        {
            return (0, Math.Min(items, ItemsAtFirst));
        }

        var rows = RowsOf(items);
        var first = Math.Clamp(First, 0, Math.Max(0, rows - Math.Max(Count, 1))) * Columns;
        return (first, Math.Min(items - first, Math.Clamp(Count * Columns, 0, MostItems)));
    }
}
