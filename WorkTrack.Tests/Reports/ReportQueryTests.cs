using Microsoft.AspNetCore.WebUtilities;
using WorkTrack.Domain.Reports;
using WorkTrack.Web.Reports;

namespace WorkTrack.Tests.Reports;

public sealed class ReportQueryTests
{
    // A Monday.
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("", "2026-11-01", "2026-11-23")]
    [InlineData("range=nonsense&by=x&step=y&team=-1", "2026-11-01", "2026-11-23")]
    [InlineData("range=today", "2026-11-23", "2026-11-23")]
    [InlineData("range=Yesterday", "2026-11-22", "2026-11-22")]
    [InlineData("range=this-week", "2026-11-23", "2026-11-23")]
    [InlineData("range=last-week", "2026-11-16", "2026-11-22")]
    [InlineData("range=last-month", "2026-10-01", "2026-10-31")]
    [InlineData("range=custom&from=2026-11-20&to=2026-11-10", "2026-11-10", "2026-11-20")]
    [InlineData("range=custom&from=2026-11-20&to=2031-01-01", "2026-11-20", "2026-11-23")]
    [InlineData("range=custom&from=2001-01-01&to=2026-11-23", "2025-10-20", "2026-11-23")]
    [InlineData("range=custom", "2026-11-01", "2026-11-23")]
    public void Days_OfAnAddress_AreNeverNonsense(string query, string from, string to)
    {
        var read = Read(query);

        Assert.Equal((from, to), (ReportQuery.Iso(read.Range.From), ReportQuery.Iso(read.Range.To)));
        Assert.Equal((ReportGrouping.Team, null), (read.By, read.Team));
    }

    [Theory]
    [InlineData("")]
    [InlineData("range=last-month&by=user&step=week&team=3")]
    [InlineData("range=custom&from=2026-01-01&to=2026-11-01&by=computer&computer=PC%3D1%26x")]
    [InlineData("range=custom&from=2026-11-01&to=2026-11-20&step=month")]
    public void Query_WrittenAndRead_IsTheSame(string query)
    {
        var read = Read(query);

        Assert.Equal(read, Read(QueryOf(read.Write())));
        Assert.Equal(read with { Preset = ReportPreset.Custom }, Read(QueryOf(read.WriteExport("csv"))));
    }

    [Fact]
    public void Step_OfManyDays_IsLargerWhereNothingIsSaid()
    {
        Assert.Equal(ReportStep.Day, Read("range=last-month").Step);
        Assert.Equal(ReportStep.Week, Read("range=custom&from=2026-08-01&to=2026-11-01").Step);
        Assert.Equal(ReportStep.Month, Read("range=custom&from=2026-01-01&to=2026-11-01").Step);
        Assert.Equal(ReportStep.Day, Read("range=custom&from=2026-01-01&to=2026-11-01&step=day").Step);
    }

    private static string QueryOf(string address) => address.Contains('?', StringComparison.Ordinal) ? address[(address.IndexOf('?', StringComparison.Ordinal) + 1)..] : "";

    private static ReportQuery Read(string query)
    {
        var words = QueryHelpers.ParseQuery(query);
        return ReportQuery.Read(name => words.GetValueOrDefault(name), Today);
    }
}
