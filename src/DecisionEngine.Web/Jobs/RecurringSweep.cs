using System.Collections.Concurrent;
using Hangfire;

namespace DecisionEngine.Web.Jobs;

/// <summary>Runs a sweep when its time has come. It is told the sweep's name alone: what the job server stores holds nothing about a case.</summary>
public sealed class RecurringSweep(IEnumerable<Sweep> sweeps, IServiceScopeFactory scopes, IRecurringJobManager jobs)
{
    private static readonly ConcurrentDictionary<(IServiceScopeFactory Host, string Sweep), bool> Running = [];

    /// <summary>Runs a sweep, unless this host is still at it.</summary>
    /// <param name="id">The sweep's name.</param>
    /// <param name="cancellation">Ends it when the host stops.</param>
    // The next run does what this one did not; to try again at once would only hurry.
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task RunAsync(string id, CancellationToken cancellation)
    {
        if (sweeps.FirstOrDefault(candidate => candidate.Id == id) is not { } sweep)
        {
            // An older version of the host knew it.
            jobs.RemoveIfExists(id);
            return;
        }
        if (!Running.TryAdd((scopes, id), true))
            return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await sweep.Run(scope.ServiceProvider, cancellation);
        }
        finally
        {
            Running.TryRemove((scopes, id), out _);
        }
    }
}
