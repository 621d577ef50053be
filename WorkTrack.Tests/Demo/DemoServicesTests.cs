using Microsoft.Extensions.Configuration;
using WorkTrack.Data.Setup;
using WorkTrack.Data.Sqlite;
using WorkTrack.Web.Demo;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Tests.Demo;

public sealed class DemoServicesTests
{
    [Fact]
    public void UseDemo_DatabaseServerConfigured_KeepsToAFileOfItsOwn()
    {
        var folder = Directory.CreateTempSubdirectory("worktrack-demo-");
        try
        {
            using var configuration = new ConfigurationManager();
            configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["WorkTrack:DataDirectory"] = folder.FullName,
                ["ConnectionStrings:WorkTrack"] = "Server=database.example;User ID=worktrack",
                ["DB_HOST"] = "database.example",
                ["DB_PORT"] = "3306",
            });

            configuration.UseDemo();

            var demo = Path.Combine(folder.FullName, "demo");
            Assert.Equal(demo, configuration.DataDirectory());
            var database = Assert.IsType<SqliteDatabase>(DatabaseOptions.Choose(configuration, configuration.DataDirectory()));
            Assert.Equal($"SQLite, {Path.Combine(demo, "worktrack.db")}", database.Description);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("--demo", "--urls", "http://localhost:5191")]
    [InlineData("--urls", "http://localhost:5191", "--demo")]
    public void Of_Switch_TakesNoOtherArgumentForItsValue(params string[] args)
    {
        var demo = DemoMode.Of(args);

        Assert.True(demo.IsOn);
        Assert.Equal("http://localhost:5191", new ConfigurationBuilder().AddCommandLine(demo.OtherArguments).Build()["urls"]);
    }

    [Fact]
    public void Of_NoSwitch_IsOff() => Assert.False(DemoMode.Of(["--urls", "http://localhost:5191"]).IsOn);

    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080/")]
    [InlineData("http://[::]:5080", "http://localhost:5080/")]
    [InlineData("http://0.0.0.0:5080", "http://localhost:5080/")]
    [InlineData("http://*:5080", "http://localhost:5080/")]
    [InlineData("http://[::1]:5080", "http://[::1]:5080/")]
    [InlineData("https://localhost:5081 http://127.0.0.1:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://unix:/run/worktrack.sock", null)]
    [InlineData("", null)]
    public void Of_ListeningAddresses_IsReachedFromThisMachine(string listening, string? expected) =>
        Assert.Equal(expected, DemoAddress.Of(listening.Split(' ', StringSplitOptions.RemoveEmptyEntries))?.AbsoluteUri);
}
