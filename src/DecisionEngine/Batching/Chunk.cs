using System.Buffers;
using DecisionEngine.Evaluating;
using DecisionEngine.Loading;

namespace DecisionEngine.Batching;

/// <summary>Some lines of facts and, when worked, their results. A run has a fixed number of chunks and uses them over and over, so its memory does not grow.</summary>
internal sealed class Chunk : IDisposable
{
    private const int FirstSize = 128 * 1024;
    private readonly List<Line> lines = [];
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int length;

    public CanonicalJson Results { get; } = new(FirstSize);

    public CanonicalJson Errors { get; } = new();

    /// <summary>Completes when the lines have been worked.</summary>
    public Task Worked { get; set; } = Task.CompletedTask;

    public bool IsEmpty => lines.Count == 0;

    /// <summary>The last line read for it, blank or not.</summary>
    public long LastLine { get; set; }

    /// <summary>The bytes of facts read up to its end.</summary>
    public long EndsAt { get; set; }

    public int Automatic { get; private set; }

    public int Review { get; private set; }

    public int Bad { get; private set; }

    public int Bugs { get; private set; }

    public void Clear()
    {
        lines.Clear();
        length = 0;
        Results.Clear();
        Errors.Clear();
        (Automatic, Review, Bad, Bugs) = (0, 0, 0, 0);
    }

    public void Add(long number, in ReadOnlySequence<byte> line)
    {
        var size = (int)line.Length;
        if (length + size > bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(length + size);
            bytes.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
            bytes = larger;
        }

        line.CopyTo(bytes.AsSpan(length));
        lines.Add(new Line(number, length, size));
        length += size;
    }

    /// <summary>A line too long to be kept.</summary>
    public void AddTooLong(long number) => lines.Add(new Line(number, 0, -1));

    /// <summary>Evaluates every line; results and errors are then in the order of the lines.</summary>
    public void Work(BatchJob job)
    {
        foreach (var line in lines)
        {
            if (line.Length < 0)
            {
                Refuse(line.Number, [BatchLine.TooLong]);
                continue;
            }

            try
            {
                var evaluation = job.Evaluator.Evaluate(bytes.AsSpan(line.Start, line.Length), job.DecidedAt, out var errors);
                if (evaluation is null)
                {
                    Refuse(line.Number, errors);
                    continue;
                }

                BatchLine.Write(Results, line.Number, evaluation, job.Explain);
                var isAutomatic = evaluation.Route == Route.Automatic;
                Automatic += isAutomatic ? 1 : 0;
                Review += isAutomatic ? 0 : 1;
            }
            catch (Exception bug) when (bug is not OutOfMemoryException)
            {
                // One case at which the engine fails must not take the others with it; nothing was decided in it.
                Bugs++;
                Refuse(line.Number, [new FactError("bug", "", $"a failure of the program ({bug.GetType().Name}: {bug.Message})", "an evaluation; report it")]);
            }
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes, clearArray: true);

    private void Refuse(long number, IReadOnlyCollection<FactError> errors)
    {
        Bad++;
        BatchLine.WriteErrors(Errors, number, errors);
    }

    private readonly record struct Line(long Number, int Start, int Length);
}
