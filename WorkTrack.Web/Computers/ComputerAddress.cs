using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Computers;

/// <summary>Where a computer's page is.</summary>
internal static class ComputerAddress
{
    /// <summary>The page of a computer.</summary>
    /// <param name="id">The computer.</param>
    /// <param name="day">The day to show; null for the current one.</param>
    public static string Of(ComputerId id, DateOnly? day = null) =>
        $"computers/{Uri.EscapeDataString(id.Value)}{(day is { } chosen ? $"?day={chosen:yyyy-MM-dd}" : "")}";
}
