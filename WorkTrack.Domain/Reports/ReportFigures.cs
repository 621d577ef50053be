namespace WorkTrack.Domain.Reports;

/// <summary>What is said of a group, or of all of them, over some days.</summary>
/// <param name="Sum">What these days add up to.</param>
/// <param name="DaysInUse">On how many of them it was used at all.</param>
/// <param name="MostUsedDay">The day of them with most active minutes, the first of several; null when it was never used.</param>
/// <param name="MostUsed">That day's active minutes.</param>
public readonly record struct ReportFigures(UsageSum Sum, int DaysInUse, DateOnly? MostUsedDay, long MostUsed)
{
    /// <summary>Active minutes on a day on which it was used; days without use, such as weekends, do not lower it.</summary>
    public double AveragePerDay => DaysInUse == 0 ? 0 : Sum.Active / (double)DaysInUse;

    /// <summary>Active minutes of one computer on a day on which it was used.</summary>
    public double AveragePerComputer => Sum.ComputerDays == 0 ? 0 : Sum.Active / (double)Sum.ComputerDays;

    /// <summary>The same with another day, later than all before.</summary>
    public ReportFigures With(DateOnly day, UsageSum sum)
    {
        var most = sum.Active > MostUsed;
        return new(Sum + sum, DaysInUse + (sum.Active > 0 ? 1 : 0), most ? day : MostUsedDay, most ? sum.Active : MostUsed);
    }
}
