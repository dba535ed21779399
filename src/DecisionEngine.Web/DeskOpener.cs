using DecisionEngine.Cases;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Seeding;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Web.Problems;
using DecisionEngine.Web.Signing;

namespace DecisionEngine.Web;

/// <summary>
/// Opens the case desk when the host starts, and closes it with the host. A database that is away does not stop the host: it is not ready, and
/// the next to ask tries again.
/// </summary>
public sealed partial class DeskOpener(HostOptions options, RuleBook rules, TimeProvider time, ILogger<DeskOpener> logger) : IHostedService, IAsyncDisposable
{
    private readonly byte[] sampleKey = SecretFile.Open(options.SampleKeyFile, "SampleKeyFile");
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile CaseDesk? desk;

    /// <summary>The desk.</summary>
    /// <exception cref="ProblemException">The database does not answer.</exception>
    public async Task<CaseDesk> OpenAsync()
    {
        if (desk is { } open)
            return open;
        await turn.WaitAsync();
        try
        {
            return desk ??= await MakeAsync();
        }
        catch (Exception failure)
        {
            Away(logger, failure);
            throw new ProblemException(ProblemCodes.NotReady);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await OpenAsync();
        }
        catch (ProblemException)
        {
            // It is logged, readiness says so, and the next to ask tries again.
        }
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (desk is { } open)
            await open.Store.DisposeAsync();
        turn.Dispose();
    }

    private async Task<CaseDesk> MakeAsync()
    {
        var store = await Store.OpenAsync(new StoreOptions
        {
            ConnectionString = options.Storage.ConnectionString,
            OwnerConnectionString = options.Storage.OwnerConnectionString,
            CheckpointFolder = options.CheckpointFolder,
            KeyFile = options.CheckpointKeyFile,
        }, time);
        try
        {
            if (options.SampleCases > 0 && (await store.HeadAsync()).Sequence == 0)
            {
                var samples = new SeedOptions(Path.Combine(AppContext.BaseDirectory, "samples")) { Cases = options.SampleCases, Policy = options.Policy, SampleKey = sampleKey };
                Seeded(logger, (await Seeder.RunAsync(store, rules, samples)).Cases);
            }

            return await CaseDesk.OpenAsync(store, rules, options.Policy, sampleKey, time);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    [LoggerMessage(2, LogLevel.Information, "The empty record was filled with {Cases} invented cases")]
    private static partial void Seeded(ILogger logger, int cases);

    [LoggerMessage(1, LogLevel.Error, "The case desk cannot be opened")]
    private static partial void Away(ILogger logger, Exception failure);
}
