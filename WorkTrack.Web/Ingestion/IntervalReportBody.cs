using System.Text.Json.Serialization;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Ingestion;

/// <summary>What our own agent sends. Unknown members are passed over.</summary>
public sealed class IntervalReportBody
{
    /// <summary>The most samples of a report.</summary>
    public const int MaxSamples = 500;

    /// <summary>The computer's id.</summary>
    public string? ComputerId { get; set; }

    /// <summary>The run of the agent in which the samples were taken: 32 hexadecimal digits.</summary>
    public string? SessionId { get; set; }

    /// <summary>When the report was sent, on the device's own clock.</summary>
    [JsonConverter(typeof(WireInstantOrNothingConverter))]
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The agent's version.</summary>
    public string? AgentVersion { get; set; }

    /// <summary>What the computer says of itself; null when it has not changed.</summary>
    public ComputerBody? Computer { get; set; }

    /// <summary>The programs that run; null when they have not changed.</summary>
    public ProgramList? RunningPrograms { get; set; }

    /// <summary>The samples.</summary>
    public SampleList? Samples { get; set; }

    /// <summary>Turns the body into a report.</summary>
    /// <exception cref="BadReportException">A member is missing or not allowed.</exception>
    public ActivityReport ToReport()
    {
        var id = ReportBody.ParseId(ComputerId);
        if (SessionId is not { Length: AgentSession.IdLength } session || !session.All(char.IsAsciiHexDigit))
        {
            throw new BadReportException("session_id must be 32 hexadecimal digits.");
        }

        if (SentAt is not { } sentAt)
        {
            throw new BadReportException("sent_at must be an instant such as 2026-11-23T13:15:00.000Z.");
        }

        if (Samples is not { Count: >= 1 and <= MaxSamples } samples)
        {
            throw new BadReportException("samples must be a list of 1 to 500 samples.");
        }

        return new ActivityReport
        {
            Computer = id,
            Introduces = true,
            Profile = ComputerProfile.Create(
                Computer?.Name, Computer?.UserName, Computer?.OsInfo, Computer?.IpAddress, Computer?.MacAddress, AgentVersion),
            Programs = RunningPrograms,
            Samples = new SampleBatch(session.ToLowerInvariant(), sentAt, samples.Readable, samples.Unreadable),
        };
    }
}

/// <summary>What a computer says of itself.</summary>
public sealed class ComputerBody
{
    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>Who is signed in.</summary>
    public string? UserName { get; set; }

    /// <summary>Its operating system.</summary>
    public string? OsInfo { get; set; }

    /// <summary>Its own address.</summary>
    public string? IpAddress { get; set; }

    /// <summary>Its network card's address.</summary>
    public string? MacAddress { get; set; }
}
