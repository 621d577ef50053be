using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Access;
using WorkTrack.Web.Keys;

namespace WorkTrack.Tests.Support;

/// <summary>A server that lets agents in by their keys only, and what it keeps.</summary>
internal static class ClosedApp
{
    public static WorkTrackApp Start(AppHome home, TimeProvider time)
    {
        var app = WorkTrackApp.Start(home, time);
        app.Services.Find<AccessOptions>().Open = false;
        return app;
    }

    public static AgentKeys Keys(this WorkTrackApp app) => app.Services.GetRequiredService<AgentKeys>();

    public static Task<NewSecret> TeamKeyAsync(this WorkTrackApp app, int team) => app.Keys().CreateForTeamAsync(team, $"team {team}");

    public static Task<NewSecret> KeyOfAsync(this WorkTrackApp app, string computer, int team = 1) =>
        app.Keys().CreateForComputerAsync(ComputerId.Parse(computer), team, null);

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
