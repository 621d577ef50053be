using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Dashboard;

namespace WorkTrack.Tests.Dashboard;

/// <summary>The whole dashboard.</summary>
public abstract class DashboardPageContext : DashboardContext
{
    protected DashboardPageContext() =>
        // These are about the page; the chart on it waits.
        Database.Gate = cancellation => Task.Delay(Timeout.InfiniteTimeSpan, Time, cancellation);

    protected string Address => Services.GetRequiredService<NavigationManager>().Uri;

    protected static IEnumerable<string> Names(IRenderedComponent<DashboardPage> page) =>
        page.FindAll("[data-testid=computer-card] h2").Select(name => name.TextContent);

    protected void Fill(params string[] names)
    {
        foreach (var (index, name) in names.Index())
        {
            Board.Apply(Computer(ComputerId.TryParse(name, out _) ? name : $"PC-{index}", name));
        }
    }
}
