using System.Text.Json;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Data.Computers;

/// <summary>The programs of a report as they lie in their column.</summary>
internal static class StoredPrograms
{
    public static string Write(ProgramList programs) => JsonSerializer.Serialize<IEnumerable<RunningProgram>>(programs.First);

    public static ProgramList Read(string json, int total) =>
        new(JsonSerializer.Deserialize<RunningProgram[]>(json) ?? [], total);
}
