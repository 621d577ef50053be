namespace WorkTrack.Domain.Ledger;

/// <summary>Statements about hours, merged as they come, in the order in which each hour was first spoken of. Most reports speak of one or two.</summary>
internal sealed class HourStatements
{
    // So few are found faster by looking at each than by their hash.
    private const int FewHours = 16;

    private readonly List<UsageHour> _hours = new(2);
    private Dictionary<long, int>? _places;

    /// <summary>The hours.</summary>
    public IReadOnlyList<UsageHour> All => _hours;

    public void Add(UsageHour statement)
    {
        var place = PlaceOf(statement.Hour);
        if (place >= 0)
        {
            _hours[place] = _hours[place].Merge(statement);
            return;
        }

        _places?.Add(statement.Hour, _hours.Count);
        _hours.Add(statement);
        if (_places is null && _hours.Count > FewHours)
        {
            _places = [];
            for (var i = 0; i < _hours.Count; i++)
            {
                _places.Add(_hours[i].Hour, i);
            }
        }
    }

    public void AddPresent(MinuteRange range)
    {
        foreach (var piece in range.ByHour())
        {
            Add(new UsageHour(piece.Hour, piece.Bits, 0));
        }
    }

    public void AddActive(MinuteRange range)
    {
        foreach (var piece in range.ByHour())
        {
            Add(new UsageHour(piece.Hour, piece.Bits, piece.Bits));
        }
    }

    /// <summary>Adds a remark, and no minutes, to the hours a range touches.</summary>
    public void AddRemarks(MinuteRange range, Remarks remarks)
    {
        foreach (var piece in range.ByHour())
        {
            Add(new UsageHour(piece.Hour, 0, 0, remarks));
        }
    }

    private int PlaceOf(long hour)
    {
        if (_places is not null)
        {
            return _places.GetValueOrDefault(hour, -1);
        }

        for (var i = 0; i < _hours.Count; i++)
        {
            if (_hours[i].Hour == hour)
            {
                return i;
            }
        }

        return -1;
    }
}
