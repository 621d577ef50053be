using WorkTrack.Bench.Stores;

namespace WorkTrack.Tests.Support;

/// <summary>A program that some tests need. Where it is missing they are skipped; on CI they fail instead.</summary>
internal static class Requirement
{
    /// <summary>Finds a program on the PATH.</summary>
    public static string Program(string name)
    {
        var found = ProgramPath.Find(name);
        if (found is null)
        {
            var missing = $"{name} is not installed; ./test.sh installs it.";
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", missing);
            Assert.Fail(missing);
        }

        return found;
    }
}
