using WorkTrack.Bench.Stores;

namespace WorkTrack.Tests.Support;

/// <summary>A program that some tests need. Where it is missing they are skipped; on CI they fail instead.</summary>
internal static class Requirement
{
    /// <summary>Finds a program on the PATH: the first of those that would do.</summary>
    public static string Program(params string[] names)
    {
        var found = names.Select(ProgramPath.Find).FirstOrDefault(path => path is not null);
        if (found is null)
        {
            var missing = $"{names[0]} is not installed; ./test.sh installs it.";
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", missing);
            Assert.Fail(missing);
        }

        return found;
    }
}
