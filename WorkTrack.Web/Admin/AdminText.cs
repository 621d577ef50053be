namespace WorkTrack.Web.Admin;

/// <summary>The words of the pages of administrators (<c>AdminText.resx</c>).</summary>
internal sealed class AdminText;
