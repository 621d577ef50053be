namespace WorkTrack.Web.Days;

/// <summary>How many days things are kept, today not counted. Section <c>WorkTrack:Retention</c>. Daily totals are kept for good.</summary>
public sealed class RetentionOptions
{
    /// <summary>The fewest days anything is kept: reports may come a week late.</summary>
    public const int Fewest = 10;

    /// <summary>The titles of windows; 30 by default.</summary>
    public int TitleDays { get; set; } = 30;

    /// <summary>Which program was in front, by the minute; 90 by default, at least as many as titles.</summary>
    public int ProgramDays { get; set; } = 90;

    /// <summary>Which minutes were present and active; 396 (13 months) by default, at least as many as programs.</summary>
    public int MinuteDays { get; set; } = 396;

    /// <summary>Whether the numbers make sense together.</summary>
    public bool IsValid => TitleDays >= Fewest && ProgramDays >= TitleDays && MinuteDays >= ProgramDays && MinuteDays <= 36_500;
}
