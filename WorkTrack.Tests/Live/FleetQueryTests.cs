using System.Collections.Immutable;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Live;

/// <summary>What those ask of the board who look after computers: other orders, versions and silences.</summary>
public sealed class FleetQueryTests
{
    // Heard last when it became known.
    private static readonly Func<ComputerState, TimeSpan> Silence = state => DateTimeOffset.UnixEpoch.AddDays(40) - state.RegisteredAt;

    [Theory]
    [InlineData(BoardOrder.User, "C B D A E")]
    [InlineData(BoardOrder.System, "B A C D E")]
    [InlineData(BoardOrder.Version, "A D B C E")]
    [InlineData(BoardOrder.Team, "C A D B E")]
    [InlineData(BoardOrder.FirstSeen, "E A B C D")]
    public void Apply_ATextOrDayToSortBy_IsReadAsPeopleDoAndTheUnknownComeLast(BoardOrder order, string expected)
    {
        ComputerState[] fleet =
        [
            Told("E", null, null, null),
            Told("D", "bruno", "Windows 11", "1.9") with { Team = 1 },
            Told("C", "Álvaro", "windows 11", "1.10.0-beta") with { Team = 2 },
            Told("B", "BRUNO", "Windows 7", "1.10.0") with { Team = 9 },
            Told("A", "carla", "Windows 11", "1.9") with { Team = 1 },
        ];
        fleet[0] = fleet[0] with { RegisteredAt = DateTimeOffset.UnixEpoch.AddHours(1) };

        var forward = new BoardQuery(Order: order).Apply(fleet, Silence, TeamName);
        var reversed = new BoardQuery(Order: order, IsReversed: true).Apply(fleet, Silence, TeamName);

        Assert.Equal(expected.Split(' '), forward.Select(state => state.Id.Value));
        Assert.Equal(forward.Reverse(), reversed);

        static string? TeamName(int team) => team switch { 1 => "Vendas", 2 => "Área técnica", _ => null };
    }

    [Theory]
    [InlineData("1.9-BETA", null, "A B")]
    [InlineData("", null, "C")]
    [InlineData("1.9", null, "")]
    [InlineData(null, 1, "A C")]
    [InlineData("1.9-beta", 1, "A")]
    [InlineData(null, 41, "")]
    public void Apply_AVersionAndASilence_LetOnlyBothThrough(string? version, int? days, string expected)
    {
        ComputerState[] fleet = [Told("A", null, null, "1.9-beta"), Told("B", null, null, "1.9-Beta"), Told("C", null, null, null)];
        fleet[1] = fleet[1] with { RegisteredAt = DateTimeOffset.UnixEpoch.AddDays(39).AddSeconds(1) };
        var query = new BoardQuery(Version: version, SilentFor: days is { } least ? TimeSpan.FromDays(least) : null);

        Assert.Equal(expected, string.Join(' ', query.Apply(fleet, Silence).Select(state => state.Id.Value)));
        Assert.True(query.Narrows);
        Assert.False(query.Widest.Narrows);
    }

    [Fact]
    public void Choices_OfManyVersions_AreThoseOfMostAgentsTheNewestFirst()
    {
        ImmutableArray<ComputerState> all =
        [
            .. Enumerable.Range(0, 200).Select(i => Told($"ONE-{i}", null, null, $"0.{i}")),
            Told("A", null, null, "1.9"), Told("B", null, null, "1.9"), Told("C", null, null, "1.10"), Told("D", null, null, "1.10"), Told("E", null, null, null), Told("F", null, null, null),
        ];

        var versions = BoardChoices.Of(new BoardSnapshot(1, new DateOnly(2026, 11, 23), all, FleetStats.Of(all))).Versions;

        Assert.Equal(BoardChoices.MostTexts, versions.Length);
        Assert.Equal(["1.10", "1.9"], versions.Take(2));
        Assert.Equal("", versions[^1]);
    }

    private static ComputerState Told(string id, string? user, string? system, string? version) => new(
        1, ComputerId.Parse(id), DateTimeOffset.UnixEpoch, ComputerProfile.Create(id, user, system, agentVersion: version), Presence.Online, 0, ProgramList.Empty, null);
}
