namespace WorkTrack.Bench.Ingest;

/// <summary>Makes up the reports of one connection. It speaks for computers of its own, each of which has one report under way at most.</summary>
internal interface IReportSource
{
    /// <summary>How many of its first reports make its computers known, and are not measured.</summary>
    int Greetings { get; }

    /// <summary>The next report, which is valid until the next call.</summary>
    ReadOnlyMemory<byte> Next();
}
