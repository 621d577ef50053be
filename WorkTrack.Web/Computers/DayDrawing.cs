using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Localization;
using WorkTrack.Data.Days;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Web.Dashboard;

namespace WorkTrack.Web.Computers;

/// <summary>A piece of a day as it is drawn. What agents sent is in <see cref="What"/> and <see cref="Title"/>, and nowhere else.</summary>
/// <param name="State">What the computer was.</param>
/// <param name="Look">Its classes.</param>
/// <param name="Place">Its style: where it lies.</param>
/// <param name="TipSide">On which side of it there is room to say more.</param>
/// <param name="Times">From when to when.</param>
/// <param name="What">The program, or what the computer was.</param>
/// <param name="Title">The window's title; null when there is none.</param>
internal sealed record DrawnPiece(TimelineState State, string Look, string Place, string TipSide, string Times, string What, string? Title);

/// <summary>An hour on the axis.</summary>
/// <param name="Left">Where it lies, as a style sheet's length.</param>
/// <param name="Text">What it is called.</param>
internal sealed record DrawnHour(string Left, string Text);

/// <summary>A part of what is shown that can be looked at more closely.</summary>
/// <param name="Zoom">The part.</param>
/// <param name="Place">Its style: where it lies.</param>
internal sealed record DrawnPart(DayZoom Zoom, string Place);

/// <summary>What a look means.</summary>
/// <param name="Look">Its classes.</param>
/// <param name="Text">What it means.</param>
/// <param name="Minutes">How long the day was so; null where that says nothing.</param>
internal sealed record LegendEntry(string Look, string Text, long? Minutes);

/// <summary>Turns a day into what is drawn of it.</summary>
internal sealed class DayDrawing
{
    /// <summary>How many programs have a colour of their own; more of them nobody could tell apart.</summary>
    public const int Tones = 6;

    private const string Off = "piece-off";
    private const string Idle = "piece-idle";
    private const string Other = "piece-active tone-other";
    private const string Unknown = "piece-active tone-unknown";
    private readonly DayView _day;
    private readonly DayZoom? _zoom;
    private readonly MinuteRange _shown;
    private readonly OrganisationCalendar _calendar;
    private readonly IStringLocalizer<ComputersText> _words;
    private readonly string _unknownProgram;
    private readonly Dictionary<string, string> _looks;

    /// <summary>Draws a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="zoom">The part of it to draw; null for all of it.</param>
    /// <param name="calendar">The clocks it is told by.</param>
    /// <param name="words">What states are called.</param>
    /// <param name="unknownProgram">What time is called of which no program is known.</param>
    public DayDrawing(DayView day, DayZoom? zoom, OrganisationCalendar calendar, IStringLocalizer<ComputersText> words, string unknownProgram)
    {
        (_day, _calendar, _words, _unknownProgram) = (day, calendar, words, unknownProgram);
        _shown = zoom?.Within(day.Minutes, calendar) ?? day.Minutes;
        (_zoom, _shown) = _shown.IsEmpty ? (null, day.Minutes) : (zoom, _shown);
        var programs = day.Windows.GroupBy(window => window.Program, window => window.Minutes)
            .Select(same => (Program: same.Key, Minutes: same.Sum())).OrderByDescending(program => program.Minutes).ToList();
        var named = programs.Where(program => program.Program is not null).ToList();
        _looks = named.Take(Tones).Index()
            .ToDictionary(program => program.Item.Program!, program => string.Create(CultureInfo.InvariantCulture, $"piece-active tone-{program.Index + 1}"));

        Pieces = [.. day.Pieces.Where(piece => !piece.Minutes.Intersect(_shown).IsEmpty).Select(Draw)];
        Hours = [.. HourMarks()];
        Parts = [.. (_zoom is { } part ? part.Parts : DayZoom.OfWholeDay).Select(part => (part, Minutes: part.Within(day.Minutes, calendar)))
            .Where(part => !part.Minutes.IsEmpty).Select(part => new DrawnPart(part.part, PlaceOf(part.Minutes)))];
        Legend = [.. LegendOf(named, programs.Where(program => program.Program is null).Sum(program => program.Minutes))];
    }

    public ImmutableArray<DrawnPiece> Pieces { get; }

    public ImmutableArray<DrawnHour> Hours { get; }

    public ImmutableArray<LegendEntry> Legend { get; }

    public ImmutableArray<DrawnPart> Parts { get; }

    private DrawnPiece Draw(NamedPiece piece)
    {
        // Only a part of it may be shown; what is said of it is true of all of it.
        var seen = piece.Minutes.Intersect(_shown);
        var middle = Share(seen.First + (seen.Count / 2));
        var (look, what) = piece.State switch
        {
            TimelineState.Off => (Off, _words["StateOff"].Value),
            TimelineState.Idle => (Idle, _words["StateIdle"].Value),
            _ => (piece.Program is { } program ? _looks.GetValueOrDefault(program, Other) : Unknown, piece.Program ?? _unknownProgram),
        };
        return new DrawnPiece(
            piece.State, look,
            PlaceOf(seen),
            middle < 0.2 ? "tip-right" : middle > 0.8 ? "tip-left" : "tip-middle",
            $"{ClockText.Of(_calendar, piece.Minutes.First)}–{(piece.Minutes.End == _day.Minutes.End ? "24:00" : ClockText.Of(_calendar, piece.Minutes.End))}",
            what, piece.Title);
    }

    /// <summary>
    /// Where clocks show a full hour, which after a change of theirs is not every 60 minutes from midnight: every third one
    /// of a day, every quarter of an hour of some hours, and every fifth minute of one.
    /// </summary>
    private IEnumerable<DrawnHour> HourMarks()
    {
        var step = _zoom is not { } zoom ? DayZoom.WideHours * 60 : zoom.Hours > 1 ? 15 : 5;
        var form = _zoom is null ? "HH" : "HH:mm";
        for (var minute = _shown.First; minute < _shown.End; minute++)
        {
            var local = _calendar.ToLocal(MinuteRange.StartOf(minute));
            if (((local.Hour * 60) + local.Minute) % step == 0)
            {
                yield return new DrawnHour(Percent(Share(minute)), local.ToString(form, CultureInfo.InvariantCulture));
            }
        }

        yield return new DrawnHour(Percent(1), _zoom is null ? "24" : _shown.End == _day.Minutes.End ? "24:00" : ClockText.Of(_calendar, _shown.End));
    }

    private IEnumerable<LegendEntry> LegendOf(List<(string? Program, long Minutes)> named, long unknown)
    {
        foreach (var (program, minutes) in named.Take(Tones))
        {
            yield return new LegendEntry(_looks[program!], program!, minutes);
        }

        if (named.Count > Tones)
        {
            yield return new LegendEntry(Other, _words["OtherProgramsLegend"], named.Skip(Tones).Sum(program => program.Minutes));
        }

        if (unknown > 0)
        {
            yield return new LegendEntry(Unknown, _unknownProgram, unknown);
        }

        if (_day.Figures.Present > _day.Figures.Active)
        {
            yield return new LegendEntry(Idle, _words["StateIdle"], _day.Figures.Present - _day.Figures.Active);
        }

        yield return new LegendEntry(Off, _words["StateOff"], null);
    }

    private string PlaceOf(MinuteRange minutes) => $"left:{Percent(Share(minutes.First))};width:{Percent(minutes.Count / (double)_shown.Count)}";

    private double Share(long minute) => (minute - _shown.First) / (double)_shown.Count;

    private static string Percent(double share) => (100 * share).ToString("0.####", CultureInfo.InvariantCulture) + "%";
}
