namespace WorkTrack.Web.Shell;

/// <summary>The words of what stands around every page (<c>ShellText.resx</c>).</summary>
internal sealed class ShellText;
