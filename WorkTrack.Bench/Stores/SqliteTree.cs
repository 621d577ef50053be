using System.Buffers.Binary;

namespace WorkTrack.Bench.Stores;

/// <summary>
/// Counts the pages of a table or index in SQLite's file, as the format describes them
/// (https://www.sqlite.org/fileformat.html#b_tree_pages): the library we use is built without <c>dbstat</c>.
/// </summary>
/// <param name="file">The file, with nothing left in its log.</param>
/// <param name="pageSize">Its pages' size, in bytes.</param>
internal sealed class SqliteTree(FileStream file, int pageSize)
{
    private const byte InnerOfIndex = 2;
    private const byte InnerOfTable = 5;
    private const int InnerHeader = 12;

    /// <summary>The pages of a tree, without those that hold the rest of long rows, which our tables lack.</summary>
    /// <param name="root">The number of its root, which is not the file's first page.</param>
    public long CountPages(long root)
    {
        var children = Children(root);

        // All leaves are equally deep: when the first child is one, none of them has to be read.
        return 1 + (children.Count > 0 && Children(children[0]).Count == 0 ? children.Count : children.Sum(CountPages));
    }

    private List<long> Children(long number)
    {
        var page = new byte[pageSize];
        file.Position = (number - 1) * pageSize;
        file.ReadExactly(page);
        if (page[0] is not (InnerOfIndex or InnerOfTable))
        {
            return [];
        }

        var cells = BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(3));
        return
        [
            .. Enumerable.Range(0, cells).Select(cell => Child(BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(InnerHeader + (2 * cell))))),
            Child(8),
        ];

        long Child(int at) => BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(at));
    }
}
