using System.Data.Common;
using WorkTrack.Data.Computers;
using WorkTrack.Data.Setup;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Live;

/// <summary>Before the server listens: brings the schema up to date and puts every known computer on the board.</summary>
internal sealed class BoardLoader(
    SchemaMigrator migrator, ComputerStore store, Board board, TimeProvider time, ILogger<BoardLoader> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await migrator.EnsureCurrentAsync(cancellationToken);
        }
        catch (DbException failure)
        {
            throw new StartupRefusedException($"The database ({migrator.Database}) cannot be used: {failure.Message}");
        }

        foreach (var computer in await store.LoadAsync(time.GetUtcNow(), cancellationToken))
        {
            board.Apply(computer);
        }

        log.LogInformation("{Count} computers in {Database}", board.Count, migrator.Database);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
