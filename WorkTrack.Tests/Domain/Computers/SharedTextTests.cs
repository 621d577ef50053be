using WorkTrack.Domain.Computers;

namespace WorkTrack.Tests.Domain.Computers;

public sealed class SharedTextTests
{
    [Fact]
    public void Programs_OfEqualNamesAndPaths_KeepOneStringOfEach()
    {
        var (one, other) = (Program(), Program());

        Assert.Equal(one, other);
        Assert.Same(one.Name, other.Name);
        Assert.Same(one.Path, other.Path);

        static RunningProgram Program() => RunningProgram.Create(new string("outlook.exe"), 17, new string("C:\\Office\\outlook.exe"))!;
    }

    [Fact]
    public void Windows_OfOneProgram_KeepOneStringOfIt()
    {
        var (one, other) = (Window("Inbox"), Window("Sent"));

        Assert.Same(one.Program, other.Program);
        Assert.Same(one.Path, other.Path);

        static ActiveWindow Window(string title) => ActiveWindow.Create(title, new string("outlook.exe"), new string("C:\\Office\\outlook.exe"))!;
    }

    [Fact]
    public void ManyDifferentTexts_StayWhatTheyAre() => Assert.All(
        Enumerable.Range(0, 50_000), number => Assert.Equal($"program{number}.exe", RunningProgram.Create($"program{number}.exe")!.Name));
}
