using System.Collections.Immutable;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Demo;

/// <summary>One computer of the demo, and whoever sits at it.</summary>
/// <param name="Index">Its place in the fleet, from 0; also what its chance events are drawn from.</param>
/// <param name="Id">Its id.</param>
/// <param name="Profile">What its agent says of it.</param>
/// <param name="Department">What it is used for.</param>
/// <param name="Habits">The hours its person keeps.</param>
/// <param name="Clients">Whose names stand in its window titles.</param>
/// <param name="Colleagues">Whom its person talks to.</param>
internal sealed record DemoComputer(
    int Index, ComputerId Id, ComputerProfile Profile, DemoDepartment Department, DemoHabits Habits,
    ImmutableArray<string> Clients, ImmutableArray<string> Colleagues);

/// <summary>The hours a person keeps, in minutes after midnight.</summary>
/// <param name="Arrives">When the computer is switched on.</param>
/// <param name="LunchAt">When lunch begins.</param>
/// <param name="Leaves">When it is switched off.</param>
/// <param name="SleepsAtLunch">Whether the computer sleeps meanwhile, or only stands there.</param>
/// <param name="WorksSaturdays">Whether some Saturdays are worked too.</param>
internal sealed record DemoHabits(int Arrives, int LunchAt, int Leaves, bool SleepsAtLunch, bool WorksSaturdays);
