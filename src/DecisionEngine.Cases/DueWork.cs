using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Ending;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Storage;

namespace DecisionEngine.Cases;

/// <summary>
/// Does what is due, in leased batches: letters, payments, deadlines, claims, disposal. Every piece of work tolerates being done twice and a node
/// that dies in the middle: its lease runs out and another takes it.
/// </summary>
/// <param name="desk">The case desk.</param>
/// <param name="posting">Sends letters.</param>
/// <param name="paying">Hands over payments.</param>
/// <param name="node">The name of this node, for its leases.</param>
public sealed class DueWork(CaseDesk desk, Posting posting, Paying paying, string node)
{
    private const int Batch = 20;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>Does everything that is due now.</summary>
    /// <param name="failed">Told of work that failed; it stays due and is tried again when its lease has run out.</param>
    /// <param name="cancel">Stops between two pieces of work.</param>
    /// <returns>How many pieces were done.</returns>
    public async Task<int> RunAsync(Action<DueRow, Exception> failed, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(failed);
        var done = 0;
        while (true)
        {
            var batch = await desk.Store.LeaseDueAsync(node, desk.Now, Lease, Batch, null, cancel).ConfigureAwait(false);
            if (batch.IsEmpty)
            {
                return done;
            }

            foreach (var due in batch)
            {
                cancel.ThrowIfCancellationRequested();
                try
                {
                    await DoAsync(due, cancel).ConfigureAwait(false);
                    done++;
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    failed(due, failure);
                }
            }
        }
    }

    private Task DoAsync(DueRow due, CancellationToken cancel) => due.Kind switch
    {
        DueKind.Letter => posting.SendAsync(due.CaseId, due.Id, cancel),
        DueKind.Payment => paying.PayAsync(due.CaseId, due.Id, cancel),
        DueKind.Disposal => desk.DoAsync(due.CaseId, null, new DisposeCase(), Actor.System),
        _ => desk.DoAsync(due.CaseId, null, new Expire(due.Kind), Actor.System),
    };
}
