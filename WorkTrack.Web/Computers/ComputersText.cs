namespace WorkTrack.Web.Computers;

/// <summary>The words of the page of a computer (<c>ComputersText.resx</c>).</summary>
internal sealed class ComputersText;
