using System.Collections.Immutable;

namespace WorkTrack.Tests.Domain.Lives;

/// <summary>What a computer and its person really do.</summary>
internal enum Doing
{
    Used,
    Idle,
    Asleep,
    Off,
}

/// <summary>A while in which a computer is one thing.</summary>
internal readonly record struct Stretch(Doing Doing, DateTimeOffset From, DateTimeOffset Until)
{
    public TimeSpan Length => Until - From;
}

/// <summary>The truth: what a computer is used for, from the first stretch to the last without a hole.</summary>
internal sealed class Person(IEnumerable<Stretch> stretches)
{
    private static readonly string?[] Programs = ["excel.exe", "code", "chrome.exe", null];

    public ImmutableArray<Stretch> Stretches { get; } = [.. stretches.Where(stretch => stretch.Until > stretch.From)];

    public DateTimeOffset Begins => Stretches[0].From;

    public DateTimeOffset Ends => Stretches[^1].Until;

    /// <summary>From each start of the computer to its end.</summary>
    public IEnumerable<Stretch> Runs => Joined(doing => doing != Doing.Off);

    /// <summary>A person that does one thing after the other.</summary>
    public static Person From(DateTimeOffset begins, params (Doing Doing, double Minutes)[] days)
    {
        var at = begins;
        return new Person([.. days.Select(day => new Stretch(day.Doing, at, at += TimeSpan.FromMilliseconds(Math.Round(day.Minutes * 60_000))))]);
    }

    /// <summary>The same, lived at another time.</summary>
    public Person Later(TimeSpan by) => new(Stretches.Select(stretch => stretch with { From = stretch.From + by, Until = stretch.Until + by }));

    public Doing At(DateTimeOffset instant) =>
        Stretches.Where(stretch => stretch.From <= instant && instant < stretch.Until).Select(stretch => stretch.Doing).DefaultIfEmpty(Doing.Off).First();

    /// <summary>How long the computer was one of these within a time.</summary>
    public TimeSpan Spent(DateTimeOffset from, DateTimeOffset until, params ReadOnlySpan<Doing> doings)
    {
        var spent = TimeSpan.Zero;
        foreach (var stretch in Stretches)
        {
            var (first, last) = (stretch.From > from ? stretch.From : from, stretch.Until < until ? stretch.Until : until);
            spent += last > first && doings.Contains(stretch.Doing) ? last - first : TimeSpan.Zero;
        }

        return spent;
    }

    /// <summary>How long it was used, in minutes.</summary>
    public double UsedMinutes => Spent(Begins, Ends, Doing.Used).TotalMinutes;

    /// <summary>The program in front: another every seven minutes, and now and then none that is known.</summary>
    public static string? ProgramAt(DateTimeOffset instant) => Programs[instant.ToUnixTimeSeconds() / 420 % Programs.Length];

    /// <summary>When the program in front changes next.</summary>
    public static DateTimeOffset NextProgramAfter(DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeSeconds(((instant.ToUnixTimeSeconds() / 420) + 1) * 420);

    private IEnumerable<Stretch> Joined(Func<Doing, bool> on)
    {
        Stretch? open = null;
        foreach (var stretch in Stretches)
        {
            if (on(stretch.Doing))
            {
                open = open is { } run ? run with { Until = stretch.Until } : stretch;
            }
            else if (open is { } run)
            {
                yield return run;
                open = null;
            }
        }

        if (open is { } last)
        {
            yield return last;
        }
    }
}
