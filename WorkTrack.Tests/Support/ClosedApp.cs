using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Access;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Keys;

namespace WorkTrack.Tests.Support;

/// <summary>A server that lets agents in by their keys only, and what it keeps.</summary>
internal static class ClosedApp
{
    /// <summary>Starts one, with teams that are numbered from 1.</summary>
    public static async Task<WorkTrackApp> StartAsync(AppHome home, TimeProvider time, int teams = 3)
    {
        var app = WorkTrackApp.Start(home, time, ("Access:Open", "false"));
        for (var team = app.Services.GetRequiredService<AccountDirectory>().Teams.Length; team < teams; team++)
        {
            await app.CreateTeamAsync($"Team {team + 1}");
        }

        return app;
    }

    public static AgentKeys Keys(this WorkTrackApp app) => app.Services.GetRequiredService<AgentKeys>();

    public static Task<NewSecret> TeamKeyAsync(this WorkTrackApp app, int team) => app.Keys().CreateForTeamAsync(AuditActor.Server, team, $"team {team}");

    public static Task<NewSecret> KeyOfAsync(this WorkTrackApp app, string computer, int team = 1) =>
        app.Keys().CreateForComputerAsync(AuditActor.Server, ComputerId.Parse(computer), team, null);

    /// <summary>Posts to the seed's address with a key.</summary>
    public static Task<HttpResponseMessage> PostWithKeyAsync(this WorkTrackApp app, string key, string json) =>
        new AgentCall(HttpMethod.Post, "/api/agent-data", json).SendAsync(app, key);

    /// <summary>How many rows a table has: what the server has really kept.</summary>
    public static async Task<long> CountAsync(this AppHome home, string table)
    {
        await using var connection = await home.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A table's name, from the test itself.
        command.CommandText = $"SELECT COUNT(*) FROM {table}";
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
