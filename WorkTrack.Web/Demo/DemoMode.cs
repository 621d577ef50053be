namespace WorkTrack.Web.Demo;

/// <summary>Whether the server shows a made-up fleet instead of real computers.</summary>
/// <param name="IsOn">True when it was started with <c>--demo</c>.</param>
internal sealed record DemoMode(bool IsOn)
{
    /// <summary>The switch on the command line.</summary>
    public const string Switch = "--demo";
}
