using System.Globalization;

namespace WorkTrack.Bench.Ingest;

/// <summary>A line of the report.</summary>
internal sealed record IngestRow(
    string Mode, string Store, Figures Bare, Figures Product, long Commits, long PeakMegabytes)
{
    private const int Target = 300;

    public const string Head =
        "| mode, store | reports/s | p50 / p99 / p99.9 ms | commits/s | peak memory | bare/s | p50 / p99 / p99.9 ms | ratio | CPU of server + driver per report, bare |\n"
        + "|---|---|---|---|---|---|---|---|---|";

    private double Ratio => Product.Rate / Bare.Rate;

    private double Wanted => Mode switch
    {
        "worst" => 0.5,
        "real" or "fat" => 0.7,
        _ => 0.95,
    };

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Mode}, {Store} | {Product.Rate:N0} | {Latencies(Product)} | {Commits / Product.Took.TotalSeconds:N0} "
        + $"| {PeakMegabytes} MB{(PeakMegabytes < Target ? "" : " MISSED")} "
        + $"| {Bare.Rate:N0} | {Latencies(Bare)} | {Ratio:0.00} of {Wanted:0.0#}{(Ratio >= Wanted ? "" : " MISSED")} "
        + $"| {Processor(Product)}, {Processor(Bare)} µs |");

    private static string Processor(Figures figures) => string.Create(
        CultureInfo.InvariantCulture,
        $"{figures.Processor.TotalMicroseconds / figures.Count:N0} + {figures.Driver.TotalMicroseconds / figures.Count:N0}");

    private static string Latencies(Figures figures) => string.Join(
        " / ", figures.Within(0.5, 0.99, 0.999).Select(value => value.ToString("0.0", CultureInfo.InvariantCulture)));
}
