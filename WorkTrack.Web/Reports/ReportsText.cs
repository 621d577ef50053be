namespace WorkTrack.Web.Reports;

/// <summary>The words of reports; they stand in the resource files beside it.</summary>
internal sealed class ReportsText;
