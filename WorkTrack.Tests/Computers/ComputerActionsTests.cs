using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Computers;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Reports;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Access;
using WorkTrack.Web.Computers;
using WorkTrack.Web.Live;
using WorkTrack.Web.Reports;

namespace WorkTrack.Tests.Computers;

/// <summary>Who may decide what about a computer, and that it outlives the server, on both databases.</summary>
public sealed class ComputerActionsTests(MariaDbServer mariaDb)
{
    private static readonly ComputerId OfA = ComputerId.Parse("PC-A");
    private static readonly ComputerId OfB = ComputerId.Parse("PC-B");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Decisions_OfEachRole_HoldForTheirOwnComputersAndOutliveTheServer(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        var time = WorkTrackApp.Noon();
        int a;
        await using (var app = Start(home, time))
        {
            a = await app.CreateTeamAsync("A");
            await app.ReportFromTeamAsync(a, Report("PC-A"));
            await app.ReportFromTeamAsync(await app.CreateTeamAsync("B"), Report("PC-B"));
            await using var ana = await SignInAsync(app, "ana", Role.Supervisor, a);
            await using var bob = await SignInAsync(app, "bob", Role.Supervisor, a);
            await using var eva = await SignInAsync(app, "eva", Role.Viewer, a);
            await using var root = await SignInAsync(app, "root", Role.Admin);

            foreach (var (who, whose) in new[] { (ana, OfB), (eva, OfA) })
            {
                Assert.NotNull(await Actions(who).RenameAsync(whose, "mine"));
                Assert.NotNull(await Actions(who).ArchiveAsync(whose));
                Assert.NotNull(await Actions(who).AddNoteAsync(whose, "text"));
                Assert.False(Actions(who).MayMove);
            }

            Assert.Null(await Actions(ana).RenameAsync(OfA, "Recepção 😀"));
            Assert.Null(await Actions(ana).AddNoteAsync(OfA, "by ana"));
            Assert.Null(await Actions(bob).AddNoteAsync(OfA, "by bob 😀\nand more"));
            Assert.Null(await Actions(root).AddNoteAsync(OfA, "by root"));
            var notes = await NotesAsync(app);
            Assert.Equal(["by root", "by bob 😀\nand more", "by ana"], notes.Select(note => note.Text));
            Assert.NotNull(await Actions(ana).DeleteNoteAsync(OfA, notes[1].Id));
            Assert.NotNull(await Actions(ana).DeleteNoteAsync(OfB, notes[2].Id));
            Assert.Null(await Actions(ana).DeleteNoteAsync(OfA, notes[2].Id));
            Assert.Null(await Actions(root).DeleteNoteAsync(OfA, notes[0].Id));
            Assert.Null(await Actions(bob).ArchiveAsync(OfA));
        }

        time.Advance(TimeSpan.FromMinutes(5));
        await using (var app = Start(home, time))
        {
            var board = app.Services.GetRequiredService<Board>();
            Assert.Equal("Recepção 😀", Assert.Single(board.Snapshot.Archived).Name);
            Assert.Equal([OfB], board.Snapshot.Computers.Select(computer => computer.Id));
            Assert.Equal("by bob 😀\nand more", Assert.Single(await NotesAsync(app)).Text);
            Assert.Equal(
                "Recepção 😀",
                ActivatorUtilities.CreateInstance<ReportNames>(app.Services).NameOf(ReportGrouping.Computer, new ReportKey(board.StateOf(OfA)!.Key, null)));

            await app.ReportFromTeamAsync(a, Report("PC-A"));

            Assert.Empty(board.Snapshot.Archived);
            Assert.Equal("Recepção 😀", board.StateOf(OfA)!.Name);
        }
    }

    private static WorkTrackApp Start(AppHome home, TimeProvider time) =>
        WorkTrackApp.Start(home, time, ("Access:Open", "false"), ("environment", "Production"));

    private static ComputerActions Actions(AsyncServiceScope who) => who.ServiceProvider.GetRequiredService<ComputerActions>();

    private static string Report(string id) => $$"""{"type":"agent_data","computer_id":"{{id}}","computer_name":"told","usage_minutes":5}""";

    private static Task<IReadOnlyList<ComputerNote>> NotesAsync(WorkTrackApp app) =>
        app.Services.GetRequiredService<NoteStore>().ReadAsync(app.Services.GetRequiredService<Board>().StateOf(OfA)!.Key, Stop);

    /// <summary>The services of a page that somebody has open.</summary>
    private static async Task<AsyncServiceScope> SignInAsync(WorkTrackApp app, string name, Role role, params int[] teams)
    {
        var account = await app.CreateAccountAsync(name, role, teams);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var session = SessionCookie.NewId();
        await app.Services.GetRequiredService<AccountStore>().BeginSessionAsync(
            new AccountSession(SessionCookie.HashOf(session), account.Id, now, now, false, "", ""), Stop);
        await app.Services.GetRequiredService<AccountDirectory>().RefreshAsync(Stop);
        var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().User = SessionCookie.Principal(name, session);
        return scope;
    }
}
