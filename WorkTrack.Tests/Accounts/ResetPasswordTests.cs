using System.Text.RegularExpressions;
using WorkTrack.Data.Accounts;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Accounts;

/// <summary>The way back in when no administrator knows a password: the command, beside a running server.</summary>
public sealed class ResetPasswordTests : OnRunningServer
{
    public ResetPasswordTests()
        : base(new ShiftedTime(), ("Access:Open", "false"), ("environment", "Production"))
    {
    }

    [Fact]
    public async Task Command_GivesANewPasswordThatHasToBeReplaced()
    {
        await App.CreateAccountAsync("root", Role.Admin);
        using var lost = App.Visit();
        await lost.SignInAsync("root");
        await using var command = Run("--user", "ROOT");
        Assert.True(await command.ExitAsync() == 0, command.Output);
        var password = Regex.Match(command.Output, "[a-z2-9]{4}(-[a-z2-9]{4}){3}").Value;
        using var root = App.Visit();

        using (var answer = await root.TrySignInAsync("root", password))
        {
            Assert.Contains("New.Password", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal(
            "(console) password_reset root second factor taken away",
            await Home.ReadAsync("SELECT actor || ' ' || action || ' ' || subject || ' ' || details FROM audit_log WHERE action = 'password_reset'"));

        // The server ends the old sessions when it has looked at the accounts again.
        var since = TimeProvider.System.GetTimestamp();
        while ((await lost.PageAsync("/account")).Contains("change-password", StringComparison.Ordinal))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(10));
        }
    }

    [Theory]
    [InlineData("Say whose password")]
    [InlineData("Nobody is called 'nobody'", "--user", "nobody")]
    public async Task Command_WithoutAnAccount_SaysSo(string said, params string[] arguments)
    {
        await using var command = Run(arguments);

        Assert.Equal(1, await command.ExitAsync());
        Assert.Contains(said, command.Output, StringComparison.Ordinal);
    }

    private ServerProcess Run(params string[] arguments) => ServerProcess.Start(
        Home.DataDirectory, [Path.Combine(AppContext.BaseDirectory, "WorkTrack.Web.dll"), "reset-password", .. arguments], ("WorkTrack__DataDirectory", Home.DataDirectory));
}
