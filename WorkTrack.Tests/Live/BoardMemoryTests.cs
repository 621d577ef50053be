using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Feed;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Live;

/// <summary>Measures memory, and so must not run beside others.</summary>
[CollectionDefinition(nameof(BoardMemoryTests), DisableParallelization = true)]
public sealed class AloneInMemory;

[Collection(nameof(BoardMemoryTests))]
public sealed class BoardMemoryTests
{
    private const int Computers = 10_000;
    private const long Limit = 64_000_000;

    [Fact]
    public void TenThousandComputers_AfterAWorkingDayAndWithAStream_TakeLessThan64Megabytes()
    {
        object?[] kept = AfterAWorkingDay();

        // What it holds is what goes away with it: the tests before this one also leave memory that goes at some time or other.
        var with = Settled();
        Array.Clear(kept);
        var held = with - Settled();

        TestContext.Current.TestOutputHelper?.WriteLine($"The board with its stream: {held / 1e6:0.0} MB");
        Assert.InRange(held, 10_000_000, Limit);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static object?[] AfterAWorkingDay()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        var board = new Board(new EventHub(), new OrganisationCalendar(TimeZoneInfo.Utc), new UptimeLog(time), time);
        for (var round = 0; round < 9; round++)
        {
            for (var i = 0; i < Computers; i++)
            {
                board.Apply(Report(board, time, i, round));
            }

            time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(Computers, board.Count);
        var events = new ScopeEvents(BoardScope.Everything, "epoch", board, new ComputerJson(board), time);
        return [board, events.Snapshot(withStats: true)];
    }

    /// <summary>The managed memory in use, in bytes, after two rounds of finalizers.</summary>
    private static long Settled()
    {
        for (var round = 0; round < 2; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>A report as agents send them: ten of the programs that everybody has, and a title of its own.</summary>
    private static Computer Report(Board board, FakeTimeProvider time, int number, int round)
    {
        var id = ComputerId.Parse($"AF3ECD85928B{number:X4}");
        var known = board.Find(id) ?? new Computer { Key = number + 1, Id = id, RegisteredAt = time.GetUtcNow(), LastSeenAt = time.GetUtcNow() };
        var programs = Enumerable.Range(0, ProgramList.MaxKept).Select(program => RunningProgram.Create(
            $"program-{(number + program) % 200}.exe", (number * 7) + program, $"C:\\Program Files\\Company {(number + program) % 200}\\program.exe", "2026-11-23T08:01:12.000000")!);
        return known.Accept(
            new ActivityReport
            {
                Computer = id,
                Introduces = true,
                UsageMinutes = (round * 60) + 1,
                AgentTime = $"2026-11-23T{8 + round:00}:15:00.123456",
                Profile = ComputerProfile.Create($"DESKTOP-{number}", $"user {number}", "Microsoft Windows 11 Pro 10.0.26100", "192.0.2.2", "2f:c0:00:00:00:01", "1.0.0"),
                Programs = new ProgramList(programs, 87),
                Window = new WindowInFront(ActiveWindow.Create($"Plan {number} of round {round} - Excel", $"program-{number % 200}.exe", $"C:\\Program Files\\Company {number % 200}\\program.exe")),
            },
            time.GetUtcNow(), Hearing.AlwaysUp).After;
    }
}
