namespace WorkTrack.Data.Ledger;

/// <summary>Whether the database takes writes. While it does not, reports go to the journal.</summary>
public sealed class DatabaseHealth
{
    private volatile Absence? _absence;

    /// <summary>Told after every change.</summary>
    public event Action? Changed;

    /// <summary>Since when the database is away; null while it is there.</summary>
    public DateTimeOffset? AwaySince => _absence?.Since;

    /// <summary>What the database or the driver said last; null while it is there.</summary>
    public string? Cause => _absence?.Cause;

    /// <summary>Whether the database is away.</summary>
    public bool IsAway => _absence is not null;

    /// <summary>Whether it does not even answer, so that nothing can be read either; one that is only read-only does.</summary>
    public bool IsUnreachable => _absence is { Unreachable: true };

    internal void Lost(DateTimeOffset at, Exception failure, bool unreachable)
    {
        var known = _absence;
        _absence = new Absence(known?.Since ?? at, failure.Message, unreachable);
        if (known is null || known.Unreachable != unreachable)
        {
            Changed?.Invoke();
        }
    }

    internal void Returned()
    {
        _absence = null;
        Changed?.Invoke();
    }

    private sealed record Absence(DateTimeOffset Since, string Cause, bool Unreachable);
}
