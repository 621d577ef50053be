using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Access;
using WorkTrack.Web.Hosting;
using WorkTrack.Web.Keys;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Ingestion;

/// <summary>The addresses that agents with a <c>server_url</c> call.</summary>
[ApiController]
[Route("api")]
[Authorize(Policies.Agent)]
public sealed class PhpController(IngestService ingest, Board board, TimeProvider time) : ControllerBase
{
    /// <summary>Agents refuse to start without this answer. What they send along does not matter.</summary>
    [HttpGet("test.php"), HttpPost("test.php")]
    public IActionResult Test() =>
        Ok(new TestAnswer("online", "Servidor WorkTrack funcionando", ProductVersion.Text, time.GetUtcNow(), CorsEnabled: true));

    /// <summary>Says that the server is there.</summary>
    [HttpGet("ping.php")]
    public IActionResult Ping() => Ok(new PingAnswer("ok", "pong", time.GetUtcNow(), ProductVersion.Text));

    /// <summary>Makes a computer known, or brings what is known of it up to date.</summary>
    [HttpPost("register.php"), AgentReport]
    public async Task<IActionResult> RegisterAsync(ReportBody body)
    {
        Require(body.ComputerId, "computer_id");
        Require(body.ComputerName, "computer_name");
        Require(body.UserName, "user_name");
        Require(body.OsInfo, "os_info");
        var result = await ingest.AcceptAsync(body.ToReport(introduces: true), User.Agent());
        return AgentAnswers.Refusal(Response, result) ?? result.Outcome switch
        {
            IngestOutcome.Registered => new AgentAnswer(
                new RegisterAnswer("registered", "Computador registrado", body.ComputerId!), StatusCodes.Status201Created),
            _ => new AgentAnswer(new RegisterAnswer("updated", "Computador atualizado", body.ComputerId!)),
        };
    }

    /// <summary>Takes in a sign of life with the counter.</summary>
    [HttpPost("heartbeat.php"), AgentReport]
    public async Task<IActionResult> HeartbeatAsync(ReportBody body) =>
        Answer(
            await ingest.AcceptAsync(body.ToReport(introduces: false), User.Agent()),
            new HeartbeatAnswer("ok", "Heartbeat recebido", time.GetUtcNow()));

    /// <summary>Takes in what runs and what is in front.</summary>
    [HttpPost("activity.php"), AgentReport]
    public async Task<IActionResult> ActivityAsync(ReportBody body) =>
        Answer(
            await ingest.AcceptAsync(body.ToReport(introduces: false), User.Agent()),
            new ActivityAnswer("ok", "Atividade registrada", body.RunningPrograms?.Total ?? 0));

    /// <summary>Commands that wait for a computer: none, until there are commands.</summary>
    [HttpGet("commands.php")]
    public IActionResult Commands([FromQuery(Name = "computer_id")] string? computerId)
    {
        if (!ComputerId.TryParse(computerId, out var id))
        {
            throw new BadReportException("computer_id is missing or not allowed.");
        }

        return User.Agent().MayReport(id, board.Find(id)?.Team) ? Ok(Array.Empty<object>()) : AgentAnswers.Foreign(Response);
    }

    /// <summary>What became of a command: of an unknown one, until there are commands.</summary>
    [HttpPost("command_result.php")]
    public IActionResult CommandResult(CommandResultBody body)
    {
        Require(body.CommandId, "command_id");
        if (body.CommandId is not { ValueKind: JsonValueKind.Number or JsonValueKind.String })
        {
            throw new BadReportException("command_id must be a number or a string.");
        }

        return NotFound(new ErrorAnswer("Comando desconhecido"));
    }

    private IActionResult Answer(IngestResult result, object success) => AgentAnswers.Refusal(Response, result)
        ?? (result.Outcome == IngestOutcome.UnknownComputer ? NotFound(new ErrorAnswer("Computador desconhecido")) : new AgentAnswer(success));

    private static void Require(object? value, string member)
    {
        if (value is null)
        {
            throw new BadReportException($"{member} is missing.");
        }
    }
}
