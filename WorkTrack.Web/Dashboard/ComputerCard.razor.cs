namespace WorkTrack.Web.Dashboard;

/// <summary>One computer as a card.</summary>
public sealed partial class ComputerCard
{
    private CardMarks Marks => CardMarks.Of(Shared);

    private string System => State.Profile.OsInfo ?? Shared["UnknownSystem"];
}
