using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Computers;

/// <summary>Where a computer's page is.</summary>
internal static class ComputerAddress
{
    /// <summary>The page of a computer.</summary>
    /// <param name="id">The computer.</param>
    /// <param name="day">The day to show; null for the current one.</param>
    /// <param name="zoom">The part of the day to look at closely; null for all of it.</param>
    public static string Of(ComputerId id, DateOnly? day = null, DayZoom? zoom = null)
    {
        string?[] query = [day is { } chosen ? $"day={chosen:yyyy-MM-dd}" : null, zoom is { } part ? $"zoom={part.Text}" : null];
        var asked = string.Join('&', query.Where(word => word is not null));
        return $"computers/{Uri.EscapeDataString(id.Value)}{(asked.Length == 0 ? "" : $"?{asked}")}";
    }
}
