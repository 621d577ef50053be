using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Ingestion;

/// <summary>What agents in the field send, in either wire format; the bodies of the <c>.php</c> addresses have nothing else. Unknown members are passed over.</summary>
public class ReportBody
{
    /// <summary>The computer's id.</summary>
    public string? ComputerId { get; set; }

    /// <summary>The computer's name.</summary>
    public string? ComputerName { get; set; }

    /// <summary>Its operating system.</summary>
    public string? OsInfo { get; set; }

    /// <summary>Who is signed in.</summary>
    public string? UserName { get; set; }

    /// <summary>Its own address.</summary>
    public string? IpAddress { get; set; }

    /// <summary>Its network card's address.</summary>
    public string? MacAddress { get; set; }

    /// <summary>The agent's version.</summary>
    public string? AgentVersion { get; set; }

    /// <summary>Minutes on the agent's counter.</summary>
    public long? UsageMinutes { get; set; }

    /// <summary>The agent's local time, without a zone.</summary>
    public string? Timestamp { get; set; }

    /// <summary>The programs that run; null when the member is absent.</summary>
    public ProgramList? RunningPrograms { get; set; }

    /// <summary>The window in front; null when the member is absent.</summary>
    public WindowInFront? ActiveWindow { get; set; }

    /// <summary>Turns the body into a report.</summary>
    /// <param name="introduces">Whether it may make its computer known.</param>
    /// <exception cref="BadReportException">It names no computer, or none that can be.</exception>
    public ActivityReport ToReport(bool introduces)
    {
        return new ActivityReport
        {
            Computer = ParseId(ComputerId),
            Introduces = introduces,
            UsageMinutes = UsageMinutes,
            Profile = ComputerProfile.Create(ComputerName, UserName, OsInfo, IpAddress, MacAddress, AgentVersion),
            Programs = RunningPrograms,
            Window = ActiveWindow,
            AgentTime = CleanText.Clean(Timestamp, RunningProgram.MaxTimeLength),
        };
    }

    /// <summary>Reads a computer's id.</summary>
    /// <exception cref="BadReportException">There is none, or none that can be.</exception>
    internal static ComputerId ParseId(string? text)
    {
        if (text is null)
        {
            throw new BadReportException("computer_id is missing.");
        }

        return Domain.Computers.ComputerId.TryParse(text, out var id)
            ? id
            : throw new BadReportException("computer_id must be 1 to 100 of the characters A-Z a-z 0-9 . _ : -");
    }
}
