using System.Security.Claims;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Data.Audit;
using WorkTrack.Data.Computers;
using WorkTrack.Data.Ledger;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Tests.Dashboard;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Access;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Computers;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Computers;

/// <summary>What people decide about a computer: its name, whether it is put away, and the notes on it.</summary>
public sealed class ComputerCareTests : DashboardContext
{
    private const string Hostile = "</bdi><script>alert(1)</script>";

    private ComputerState? State => Board.StateOf(ComputerId.Parse("PC-1"));

    private LedgerStore Ledger => new(Database, new LateWrites(Calendar, Time));

    [Fact]
    public async Task Rename_ByPeople_WinsOverTheAgentsNameAndIsStoredAndWrittenDown()
    {
        await BeginAsync();
        var page = RenderPage();

        await OnAsync(page, "[data-testid=given-name]", element => element.ChangeAsync(new() { Value = $"  {Hostile}\n" }));
        await OnAsync(page, "[data-testid=care] form", element => element.SubmitAsync());
        await ReportAsync();

        await SoonAsync(() => page.Find("h1").TextContent == Hostile);
        Assert.Empty(page.FindAll("script"));
        Assert.Contains("agent's name", page.Find("[data-testid=inventory]").TextContent, StringComparison.Ordinal);
        Assert.Equal(Hostile, (await StoredAsync()).GivenName);
        Assert.Equal([State!], (BoardQuery.All with { Search = "agent's" }).Apply(Board.Snapshot.Computers, _ => default));
        Assert.Contains(await EntriesAsync(), entry => entry is { Action: "computer_renamed", Subject: "PC-1", Details: $"now {Hostile}" });

        await OnAsync(page, "[data-testid=given-name]", element => element.ChangeAsync(new() { Value = " " }));
        await OnAsync(page, "[data-testid=care] form", element => element.SubmitAsync());

        await SoonAsync(() => page.Find("h1").TextContent == "agent's name");
    }

    [Fact]
    public async Task Archive_ThenAReport_LeavesTheBoardAndComesBackByItself()
    {
        await BeginAsync();
        Board.Apply(Computer("OTHER", "other", usage: 10));
        var version = Board.Version;
        var page = RenderPage();

        await OnAsync(page, "[data-testid=archive]", element => element.ClickAsync(new()));

        Assert.Equal(["OTHER"], Board.Snapshot.Computers.Select(computer => computer.Id.Value));
        Assert.Equal(new FleetStats(1, 1, 15, 5), Board.Snapshot.Stats);
        Assert.Equal(10, Board.Snapshot.Stats.AverageUsage);
        Assert.Equal(new FleetStats(1, 1, 15, 5), Board.Snapshot.Within(BoardScope.Of([0])).Stats);
        Assert.Equal(15, Services.GetRequiredService<FleetHours>().Today(BoardScope.Everything).Sum(hour => hour.ActiveMinutes));
        Assert.Equal(["PC-1"], Board.Snapshot.Archived.Select(computer => computer.Id.Value));
        Assert.Null(Board.Since(version, BoardScope.Everything));
        Assert.True((await StoredAsync()).IsArchived);
        await SoonAsync(() => page.FindAll("[data-testid=archived]").Count == 1);

        Time.Advance(TimeSpan.FromMinutes(1));
        version = Board.Version;
        await ReportAsync();

        Assert.Equal(["PC-1", "OTHER"], Board.Snapshot.Computers.Select(computer => computer.Id.Value));
        Assert.Equal("PC-1", Assert.Single(Board.Since(version, BoardScope.Everything)!.Computers).State.Id.Value);
        Assert.False((await StoredAsync()).IsArchived);
        await SoonAsync(() => page.FindAll("[data-testid=archived]").Count == 0);
    }

    [Fact]
    public async Task ArchivePage_ArchivedComputer_IsListedAndBroughtBackByAClick()
    {
        await BeginAsync();
        await Services.GetRequiredService<ComputerActions>().ArchiveAsync(State!.Id);
        var page = Render<ArchivePage>();
        Assert.Equal("computers/PC-1", page.Find("[data-testid=archived-computer] a").GetAttribute("href"));

        await page.Find("[data-testid=bring-back]").ClickAsync(new());

        Assert.Single(page.FindAll("[data-testid=nothing-archived]"));
        Assert.Equal(["PC-1"], Board.Snapshot.Computers.Select(computer => computer.Id.Value));
        Assert.Equal(
            ["computer_brought_back", "computer_archived"],
            (await EntriesAsync()).Select(entry => entry.Action).Where(action => action.StartsWith("computer_", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Notes_AddedAndDeleted_AreNewestFirstHarmlessAndAuditedWithoutTheirText()
    {
        await BeginAsync();
        var page = RenderPage();
        await page.WaitForElementAsync("[data-testid=no-notes]");

        await WriteAsync("first\n  second line");
        Time.Advance(TimeSpan.FromMinutes(1));
        await WriteAsync(Hostile);
        await WriteAsync(" \n ");

        Assert.Single(page.FindAll("[data-testid=notes] [data-testid=problem]"));
        Assert.Equal([Hostile, "first\nsecond line"], page.FindAll(".note-text").Select(note => note.TextContent));
        Assert.Equal("developer", page.Find(".note-head .who").TextContent);
        Assert.Empty(page.FindAll("script"));

        await OnAsync(page, "[data-testid=delete-note]", element => element.ClickAsync(new()));

        Assert.Equal(["first\nsecond line"], page.FindAll(".note-text").Select(note => note.TextContent));
        var entries = await EntriesAsync();
        Assert.Equal(["note_deleted", "note_added", "note_added"], entries.Select(entry => entry.Action).Where(action => action.StartsWith("note_", StringComparison.Ordinal)));
        Assert.DoesNotContain(entries, entry => $"{entry.Details}{entry.Subject}".Contains("script", StringComparison.Ordinal));

        async Task WriteAsync(string text)
        {
            await OnAsync(page, "[data-testid=note-text]", element => element.ChangeAsync(new() { Value = text }));
            await OnAsync(page, "[data-testid=notes] form", element => element.SubmitAsync());
        }
    }

    [Fact]
    public async Task Notes_OfAnother_AreDeletedByAdministratorsOnly()
    {
        await BeginAsync();
        var store = Services.GetRequiredService<NoteStore>();
        await store.AddAsync(State!.Key, 7, "ana", Time.GetUtcNow(), "text", Xunit.TestContext.Current.CancellationToken);
        var note = Assert.Single(await store.ReadAsync(State.Key, Xunit.TestContext.Current.CancellationToken));

        Assert.False(await store.DeleteAsync(State.Key, note.Id, 8, Xunit.TestContext.Current.CancellationToken));
        Assert.False(await store.DeleteAsync(State.Key + 1, note.Id, null, Xunit.TestContext.Current.CancellationToken));
        Assert.True(await store.DeleteAsync(State.Key, note.Id, 7, Xunit.TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Page_ReaderUnderOpenAccess_SeesNotesAndChangesNothing()
    {
        await BeginAsync();
        Services.GetRequiredService<Viewer>().User = new ClaimsPrincipal(new ClaimsIdentity([], OpenAccessHandler.SchemeName));
        var page = RenderPage();

        await page.WaitForElementAsync("[data-testid=no-notes]");
        Assert.Empty(page.FindAll("[data-testid=care], [data-testid=note-text]"));
        Assert.NotNull(await Services.GetRequiredService<ComputerActions>().ArchiveAsync(State!.Id));
        Assert.False(State!.IsArchived);
    }

    private IRenderedComponent<ComputerPage> RenderPage() => Render<ComputerPage>(parameters => parameters.Add(page => page.Id, "PC-1"));

    /// <summary>Acts on an element as it is in the page at that moment: a report may draw it anew in between.</summary>
    private static Task OnAsync(IRenderedComponent<ComputerPage> page, string selector, Func<AngleSharp.Dom.IElement, Task> act) =>
        page.InvokeAsync(() => act(page.Find(selector)));

    /// <summary>Lets time pass until something is so.</summary>
    private Task SoonAsync(Func<bool> isSo) => Eventually.IsAsync(() =>
    {
        Time.Advance(TimeSpan.FromMilliseconds(100));
        return isSo();
    });

    private async Task BeginAsync()
    {
        await MigrateAsync();
        await Services.GetRequiredService<AuditLog>().StartAsync(Xunit.TestContext.Current.CancellationToken);
        var id = ComputerId.Parse("PC-1");
        Board.Apply((await Ledger.CommitAsync(LedgerBatch.Of(new Newcomer(id, Time.GetUtcNow())), Xunit.TestContext.Current.CancellationToken))[id]);
        await ReportAsync();
    }

    /// <summary>Takes in a report as the server does: the ledger first, then the board.</summary>
    private async Task ReportAsync()
    {
        var (after, entry) = Board.Find(ComputerId.Parse("PC-1"))!.Hear(
            new ActivityReport
            {
                Computer = ComputerId.Parse("PC-1"),
                Introduces = true,
                UsageMinutes = 5,
                Profile = ComputerProfile.Create("agent's name", null, null),
            },
            Time.GetUtcNow());
        await Ledger.CommitAsync(LedgerBatch.Of(entry), Xunit.TestContext.Current.CancellationToken);
        Board.Apply(after);
    }

    private async Task<Computer> StoredAsync() =>
        Assert.Single(await new ComputerStore(Database).LoadAsync(Time.GetUtcNow(), Xunit.TestContext.Current.CancellationToken));

    private async Task<IReadOnlyList<AuditEntry>> EntriesAsync() =>
        [.. (await Services.GetRequiredService<AuditStore>().ReadAsync(new AuditFilter(), null, 100, Xunit.TestContext.Current.CancellationToken)).Select(record => record.Entry)];
}
