using System.Text.Encodings.Web;
using System.Text.Json;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Data.Computers;

/// <summary>The programs of a report as they lie in their column.</summary>
internal static class StoredPrograms
{
    // Letters stay letters: an escape takes six characters for one.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ProgramList programs) => JsonSerializer.Serialize<IEnumerable<RunningProgram>>(programs.First, Json);

    public static ProgramList Read(string json, int total) =>
        new(JsonSerializer.Deserialize<RunningProgram[]>(json, Json) ?? [], total);
}
