namespace WorkTrack.Web.Dashboard;

/// <summary>One computer as a card.</summary>
public sealed partial class ComputerCard
{
    private string System => State.Profile.OsInfo ?? Shared["UnknownSystem"];
}
