using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Ingestion;

/// <summary>The body of <c>POST /api/agent-data</c>, of either type.</summary>
public sealed class AgentDataBody : CommonBody
{
    /// <summary><c>agent_register</c> or <c>agent_data</c>.</summary>
    public string? Type { get; set; }
}

/// <summary>The body of <c>POST /api/register.php</c>, <c>heartbeat.php</c> and <c>activity.php</c>.</summary>
public sealed class PhpBody : CommonBody;

/// <summary>What both wire formats of the agents in the field have in common. Unknown members are passed over.</summary>
public abstract class CommonBody
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
        if (ComputerId is null)
        {
            throw new BadReportException("computer_id is missing.");
        }

        if (!Domain.Computers.ComputerId.TryParse(ComputerId, out var id))
        {
            throw new BadReportException("computer_id must be 1 to 100 of the characters A-Z a-z 0-9 . _ : -");
        }

        return new ActivityReport
        {
            Computer = id,
            Introduces = introduces,
            UsageMinutes = UsageMinutes,
            Profile = ComputerProfile.Create(ComputerName, UserName, OsInfo, IpAddress, MacAddress, AgentVersion),
            Programs = RunningPrograms,
            Window = ActiveWindow,
            AgentTime = CleanText.Clean(Timestamp, RunningProgram.MaxTimeLength),
        };
    }
}
