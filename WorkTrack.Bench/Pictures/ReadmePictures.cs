using Microsoft.Playwright;
using WorkTrack.Bench.Ingest;
using WorkTrack.Bench.Screens;

namespace WorkTrack.Bench.Pictures;

/// <summary>Takes the pictures of the README: pages of the published server with its demo fleet, in a real Chromium.</summary>
internal static class ReadmePictures
{
    private const int Height = 900;

    // The demo's own ids and days are made up anew at each start: a page is found by following what is on the one before.
    private const string AnyComputer = "[data-testid=computer-card] a";

    /// <summary>Takes them.</summary>
    /// <exception cref="InvalidOperationException">Chromium is not installed, or the server does not start.</exception>
    public static async Task TakeAsync(PicturesOptions options)
    {
        var work = Directory.CreateTempSubdirectory("worktrack-pictures-").FullName;
        try
        {
            var assembly = await PublishedServer.AssemblyAsync(options.Server, work);
            await using var server = await ServerProcess.StartAsync(
                assembly, address => ["--demo", "--urls", address],
                [KeyValuePair.Create("ASPNETCORE_ENVIRONMENT", "Development"), KeyValuePair.Create("Access__Open", "true"),
                    KeyValuePair.Create("WorkTrack__DataDirectory", Path.Combine(work, "data"))]);
            var address = new Uri($"http://{server.Address}");
            await using var screen = await WatchedScreen.StartAsync();
            await screen.OpenAsync(address);
            var (page, folder) = (screen.Page, Directory.CreateDirectory(options.Folder).FullName);

            await TakeAsync(page, "[data-testid=usage-chart] .bars-column", Path.Combine(folder, "dashboard.png"));
            await page.GotoAsync(new Uri(address, "/?status=online").ToString());
            await page.Locator(AnyComputer).First.ClickAsync();
            await TakeAsync(page, "[data-testid=day-active]", Path.Combine(folder, "computer.png"));
            await page.GotoAsync(new Uri(address, "/reports?range=this-month&by=user&step=day").ToString());
            await TakeAsync(page, "[data-testid=report-line]", Path.Combine(folder, "report.png"));

            await page.SetViewportSizeAsync(390, Height);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await page.GotoAsync(address.ToString());
            await TakeAsync(page, "[data-testid=usage-chart] .bars-column", Path.Combine(folder, "phone.png"));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task TakeAsync(IPage page, string shows, string file)
    {
        await page.Locator(shows).First.WaitForAsync();

        // What fades or grows in is at its end then.
        await page.EvaluateAsync("() => Promise.allSettled(document.getAnimations().filter(animation => animation.effect.getComputedTiming().iterations !== Infinity).map(animation => animation.finished))");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
        await Console.Out.WriteLineAsync(file);
    }
}
