namespace WorkTrack.Web.Agents;

/// <summary>The words of the page where computers are connected (<c>AgentsText.resx</c>).</summary>
internal sealed class AgentsText;
