using WorkTrack.Data.Setup;
using WorkTrack.Web.Access;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Admin;
using WorkTrack.Web.Agents;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Computers;
using WorkTrack.Web.Days;
using WorkTrack.Web.Demo;
using WorkTrack.Web.Feed;
using WorkTrack.Web.Hosting;
using WorkTrack.Web.Ingestion;
using WorkTrack.Web.Keys;
using WorkTrack.Web.Languages;
using WorkTrack.Web.Live;
using WorkTrack.Web.Programs;
using WorkTrack.Web.Reports;
using WorkTrack.Web.Shell;
using WorkTrack.Web.Usage;

if (CommandLine.AsksForHelp(args))
{
    await Console.Out.WriteLineAsync(CommandLine.Usage);
    return 0;
}

try
{
    Language.UseEnglishElsewhere();
    CommandLine.Check(args);
    var demo = DemoMode.Of(args);
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = demo.OtherArguments, ContentRootPath = AppContext.BaseDirectory });
    var hostMayLog = builder.Logging.SilenceHostUntilStarted();
    builder.UseSettingsBesideAssembly();
    builder.UseAssetsOfBuild();
    builder.WebHost.ConfigureKestrel(RequestLimits.Set);
    if (demo.IsOn)
    {
        builder.Configuration.UseDemo();
    }

    builder.Services.AddSingleton(demo);
    builder.Services.AddShutdown();
    builder.Services.AddTime(builder.Configuration);
    builder.Services.AddHostedService(_ => new DataDirectoryLock(builder.Configuration.DataDirectory()));
    builder.Services.AddData(builder.Configuration, builder.Configuration.DataDirectory());
    if (demo.IsOn)
    {
        builder.Services.AddDemo(builder.Configuration);
    }

    builder.Services.AddAudit();
    builder.Services.AddLive();
    builder.Services.AddAccess(builder.Configuration);
    builder.Services.AddAccounts();
    builder.Services.AddKeys();
    builder.Services.AddDays();
    builder.Services.AddIngestion();
    builder.Services.AddFeed();
    builder.Services.AddUsage();
    builder.Services.AddComputers();
    builder.Services.AddReports();
    builder.Services.AddPrograms();
    builder.Services.AddAdmin();
    builder.Services.AddAgents();
    builder.Services.AddLanguages();
    builder.Services.AddShell();
    builder.Services.AddHealth();

    var app = builder.Build();
    if (args.FirstOrDefault() == MigrateCommand.Name)
    {
        await MigrateCommand.RunAsync(app);
        return 0;
    }

    if (args.FirstOrDefault() == ResetPasswordCommand.Name)
    {
        await ResetPasswordCommand.RunAsync(app);
        return 0;
    }

    if (args.FirstOrDefault() == RebuildCommand.Name)
    {
        return await RebuildCommand.RunAsync(app);
    }

    StartupCheck.Run(app.Configuration);
    app.Lifetime.ApplicationStarted.Register(hostMayLog);
    app.UseShutdown();
    app.UseProxies();
    app.UseAgentPath();
    app.UseHostCheck();
    app.UseBrowserDefences();
    app.UseErrors();
    app.UseFeedPreflights();
    app.UseCors();
    app.UseOriginCheck();
    app.UseLiveHubOrigins();
    app.UseFormCheck();
    app.UseAuthentication();
    app.UseRequestLocalization();
    app.UseAuthorization();
    app.UseComputerStatus();
    app.UseCompressedBodies();
    app.UseAntiforgery();
    app.MapStaticAssets().AllowAnonymous();
    app.MapControllers();
    app.MapFeed();
    app.MapHealth();
    app.MapUsage();
    app.MapAccounts();
    app.MapLanguages();
    app.MapAudit();
    app.MapComputers();
    app.MapReports();
    app.MapShell();
    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (StartupFailure.Explain(failure) is { } sentence)
{
    await Console.Error.WriteLineAsync($"WorkTrack did not start. {sentence}");
    return 1;
}
