namespace WorkTrack.Web.Demo;

/// <summary>Whether the server shows a made-up fleet instead of real computers.</summary>
/// <param name="IsOn">True when it was started with <c>--demo</c>.</param>
internal sealed record DemoMode(bool IsOn)
{
    /// <summary>The switch on the command line.</summary>
    public const string Switch = "--demo";

    /// <summary>The command line without the switch. It has no value: settings read from the whole line would take the next argument for it.</summary>
    public string[] OtherArguments { get; private init; } = [];

    /// <summary>Reads the command line.</summary>
    public static DemoMode Of(string[] args) =>
        new(args.Contains(Switch)) { OtherArguments = [.. args.Where(argument => argument != Switch)] };
}
