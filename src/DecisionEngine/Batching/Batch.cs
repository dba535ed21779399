using System.Threading.Channels;

namespace DecisionEngine.Batching;

/// <summary>
/// Evaluates many cases on all cores and writes their results in order. One reader fills chunks of lines, the thread pool
/// works them, one writer writes them; the number of chunks is fixed, so reading waits for writing and memory stays flat.
/// </summary>
public static class Batch
{
    /// <summary>Runs to the end of the facts, or until it is told to stop: what it has begun it still writes, whole lines only.</summary>
    /// <param name="job">What to run.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <returns>Whether the end was reached.</returns>
    /// <exception cref="OtherFactsException">The facts are not those of the run that is to go on.</exception>
    public static async Task<bool> RunAsync(BatchJob job, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(job);
        var chunks = Enumerable.Range(0, Environment.ProcessorCount * 4).Select(_ => new Chunk()).ToList();
        var free = Channel.CreateUnbounded<Chunk>();
        var inOrder = Channel.CreateUnbounded<Chunk>();
        chunks.ForEach(chunk => free.Writer.TryWrite(chunk));
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = ReadAsync(job, free.Reader, inOrder.Writer, failed.Token);
        try
        {
            await WriteAsync(job, inOrder.Reader, free.Writer).ConfigureAwait(false);
            return await reading.ConfigureAwait(false);
        }
        catch
        {
            await failed.CancelAsync().ConfigureAwait(false);
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        finally
        {
            await Task.WhenAll(chunks.Select(chunk => chunk.Worked)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            chunks.ForEach(chunk => chunk.Dispose());
        }
    }

    private static async Task<bool> ReadAsync(BatchJob job, ChannelReader<Chunk> free, ChannelWriter<Chunk> inOrder, CancellationToken stop)
    {
        Exception? failure = null;
        try
        {
            await using var lines = new LineReader(job);
            while (true)
            {
                var chunk = await free.ReadAsync(stop).ConfigureAwait(false);
                chunk.Clear();
                if (!await lines.FillAsync(chunk, stop).ConfigureAwait(false))
                {
                    return true;
                }

                chunk.Worked = Task.Run(() => chunk.Work(job), CancellationToken.None);
                inOrder.TryWrite(chunk);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception unreadable)
        {
            failure = unreadable;
            throw;
        }
        finally
        {
            inOrder.Complete(failure);
        }
    }

    private static async Task WriteAsync(BatchJob job, ChannelReader<Chunk> inOrder, ChannelWriter<Chunk> free)
    {
        await foreach (var chunk in inOrder.ReadAllAsync().ConfigureAwait(false))
        {
            await chunk.Worked.ConfigureAwait(false);

            // INVARIANT: what is wrong with earlier lines is written before the results of later ones, so the last result says how far both have come.
            if (chunk.Errors.Written.Length > 0)
            {
                await job.WriteErrors(chunk.Errors.WrittenMemory).ConfigureAwait(false);
            }

            await job.Out.WriteAsync(chunk.Results.WrittenMemory).ConfigureAwait(false);
            job.Counts.Add(chunk);
            free.TryWrite(chunk);
        }

        await job.Out.FlushAsync().ConfigureAwait(false);
    }
}
