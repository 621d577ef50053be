namespace WorkTrack.Web.Shell;

/// <summary>Words that many pages share (<c>SiteText.resx</c>).</summary>
internal sealed class SiteText;
