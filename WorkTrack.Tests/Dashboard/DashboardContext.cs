using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Audit;
using WorkTrack.Data.Computers;
using WorkTrack.Data.Days;
using WorkTrack.Data.Keys;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Reports;
using WorkTrack.Data.Setup;
using WorkTrack.Data.Sqlite;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Web.Access;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Admin;
using WorkTrack.Web.Agents;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Computers;
using WorkTrack.Web.Days;
using WorkTrack.Web.Enrolment;
using WorkTrack.Web.Keys;
using WorkTrack.Web.Languages;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Dashboard;

/// <summary>What the dashboard stands on, all of it real but the clock: it is a Monday noon in Berlin.</summary>
public abstract class DashboardContext : BunitContext
{
    private readonly string _folder = Directory.CreateTempSubdirectory("worktrack-tests-").FullName;

    // How long it takes is not what these tests ask; a busy machine must not fail them.
    static DashboardContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(20);

    protected DashboardContext()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Database = new GatedDatabase(new SqliteDatabase(Path.Combine(_folder, "worktrack.db")));
        Board = new Board(Hub, Calendar, new UptimeLog(Time), Time);
        Screens = new ScreenBoard(Board, Time);

        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLanguages();
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton(Hub);
        Services.AddSingleton(Board);
        Services.AddSingleton(Screens);
        Services.AddSingleton(Visibility);
        Services.AddScoped<Viewer>();
        Services.AddSingleton(Calendar);
        Services.AddSingleton(Health);
        Services.AddSingleton(Counting);
        Services.AddSingleton(Readiness);
        Services.AddSingleton(Options.Create(new AccessOptions { Open = true }));
        Services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development });
        Services.AddSingleton(new AccountStore(Database));
        Services.AddSingleton(new AuditStore(Database));
        Services.AddSingleton(new TeamStore(Database));
        Services.AddSingleton(new AgentKeyStore(Database)).AddSingleton(new KeyUseStore(Database));
        Services.AddSingleton(new EnrolmentStore(Database)).AddSingleton(new ApiTokenStore(Database));
        Services.AddSingleton<KeyBook>().AddSingleton<TokenBook>().AddSingleton<KeyKeeper>().AddSingleton<AgentKeys>().AddSingleton<EnrolmentTokens>();
        Services.AddAgents();
        Services.AddSingleton<AccountService>().AddSingleton<TeamService>().AddScoped<UserDialogs>().AddScoped<TeamActions>();
        Services.AddSingleton<AccountDirectory>().AddSingleton<SessionUse>().AddSingleton<Callers>().AddSingleton<AuditLog>();
        Services.AddScoped(services => new Viewer(services.GetRequiredService<Callers>(), services.GetRequiredService<AccountDirectory>())
        {
            User = SessionCookie.DeveloperPrincipal(),
        });
        Services.AddSingleton(new ComputerCareStore(Database)).AddSingleton(new NoteStore(Database));
        Services.AddSingleton<ComputerService>().AddSingleton<NoteService>().AddScoped<ComputerActions>();
        var usage = new UsageReader(Database, Calendar, Time, new DayCloser(Database, Calendar, Time));
        var hours = new FleetHours(Board, Screens, Time);
        Services.AddSingleton(hours).AddSingleton(new UsageHistory(Board, Screens, hours, Hub, usage, Calendar, Time));
        Services.AddSingleton(new ComputerReader(
            usage, new ProgramReader(Database, usage), new UserReader(new ReportReader(Database, Calendar, usage)), Calendar, Time));
    }

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero));

    protected EventHub Hub { get; } = new();

    protected OrganisationCalendar Calendar { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    protected Board Board { get; }

    protected DatabaseHealth Health { get; } = new();

    protected CountingDays Counting { get; } = new();

    protected ScreenBoard Screens { get; }

    protected PageVisibility Visibility { get; } = new();

    protected LedgerReadiness Readiness { get; } = new();

    private protected GatedDatabase Database { get; }

    /// <summary>Makes the tables, which only the chart needs.</summary>
    protected Task MigrateAsync() => new SchemaMigrator(Database).MigrateAsync(Xunit.TestContext.Current.CancellationToken);

    /// <summary>A computer that was heard just now.</summary>
    protected Computer Computer(string id, string? name = null, int usage = 0, ActiveWindow? window = null) => new()
    {
        Key = id.Sum(c => c),
        Id = ComputerId.Parse(id),
        RegisteredAt = Time.GetUtcNow(),
        LastSeenAt = Time.GetUtcNow(),
        Profile = ComputerProfile.Create(name, null, null),
        Window = window,
        Hours = RecentHours.Empty.Merge(
            UsageHour.From([], [MinuteRange.EndingWith(MinuteRange.MinuteOf(Time.GetUtcNow()), usage)]), out _),
    };

    /// <summary>Puts a computer on the board.</summary>
    /// <returns>What the board makes of it.</returns>
    protected ComputerState Show(Computer computer)
    {
        Board.Apply(computer);
        return Board.Snapshot.Computers.Single(state => state.Id == computer.Id);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        Directory.Delete(_folder, recursive: true);
    }
}
