using System.Buffers;
using System.IO.Pipelines;

namespace DecisionEngine.Batching;

/// <summary>
/// Reads lines into chunks, as many at a time as are at hand. Blank lines are counted and left out; a line beyond the
/// bound is passed over without being kept. The last line needs no newline.
/// </summary>
internal sealed class LineReader(BatchJob job) : IAsyncDisposable
{
    private static readonly StreamPipeReaderOptions Options = new(bufferSize: 64 * 1024, minimumReadSize: 16 * 1024, leaveOpen: true);
    private readonly PipeReader pipe = PipeReader.Create(job.Facts, Options);
    private readonly long done = job.After?.Line ?? 0;
    private long number;
    private long consumed;
    private bool isPassingOver;
    private bool isAtEnd;

    /// <summary>Fills an empty chunk; false when there are no lines left.</summary>
    public async ValueTask<bool> FillAsync(Chunk chunk, CancellationToken stop)
    {
        while (!isAtEnd)
        {
            if (!pipe.TryRead(out var read))
            {
                if (!chunk.IsEmpty)
                {
                    break;
                }

                read = await pipe.ReadAsync(stop).ConfigureAwait(false);
            }

            Take(chunk, read.Buffer, read.IsCompleted);
        }

        if (isAtEnd && number < done)
        {
            throw new OtherFactsException(done);
        }

        (chunk.LastLine, chunk.EndsAt) = (number, consumed);
        return !chunk.IsEmpty;
    }

    public ValueTask DisposeAsync() => pipe.CompleteAsync();

    private void Take(Chunk chunk, ReadOnlySequence<byte> buffer, bool isLast)
    {
        var rest = buffer;
        while (rest.PositionOf((byte)'\n') is { } newline)
        {
            Line(chunk, rest.Slice(0, newline));
            rest = rest.Slice(rest.GetPosition(1, newline));
        }

        if (isLast && (isPassingOver || !rest.IsEmpty))
        {
            Line(chunk, rest);
            rest = rest.Slice(rest.End);
        }
        else if (isPassingOver || rest.Length > BatchLine.MostBytes)
        {
            isPassingOver = true;
            rest = rest.Slice(rest.End);
        }

        isAtEnd = isLast;
        consumed += buffer.Length - rest.Length;
        pipe.AdvanceTo(rest.Start, rest.End);
    }

    private void Line(Chunk chunk, ReadOnlySequence<byte> line)
    {
        number++;
        if (number == 1 && StartsWithMark(line))
        {
            line = line.Slice(3);
        }

        var isTooLong = isPassingOver || line.Length > BatchLine.MostBytes;
        isPassingOver = false;
        if (number <= done)
        {
            CheckDone(line);
        }
        else if (isTooLong)
        {
            chunk.AddTooLong(number);
        }
        else if (!IsBlank(line))
        {
            chunk.Add(number, line);
        }
    }

    /// <summary>The last case of the run before must give the very result it gave: then facts, rules and moment are the same.</summary>
    private void CheckDone(in ReadOnlySequence<byte> line)
    {
        if (number < done)
        {
            return;
        }

        using var last = new Chunk();
        if (line.Length <= BatchLine.MostBytes)
        {
            last.Add(number, line);
        }

        last.Work(job);
        if (last.Results.Written.IsEmpty || !last.Results.Written[..^1].SequenceEqual(job.After!.Bytes.Span))
        {
            throw new OtherFactsException(done);
        }
    }

    private static bool StartsWithMark(in ReadOnlySequence<byte> line)
    {
        Span<byte> start = stackalloc byte[3];
        if (line.Length < 3)
        {
            return false;
        }

        line.Slice(0, 3).CopyTo(start);
        return start.SequenceEqual("\uFEFF"u8);
    }

    private static bool IsBlank(in ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8))
            {
                return false;
            }
        }

        return true;
    }
}
