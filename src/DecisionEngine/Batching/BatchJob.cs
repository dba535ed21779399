using DecisionEngine.Evaluating;

namespace DecisionEngine.Batching;

/// <summary>What a run over many cases is told.</summary>
public sealed record BatchJob
{
    /// <summary>Decides the cases.</summary>
    public required VersionedEvaluator Evaluator { get; init; }

    /// <summary>The moment of every decision in the run.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>The cases: newline-delimited JSON, a facts object a line; read once, from where it stands.</summary>
    public required Stream Facts { get; init; }

    /// <summary>Where the results are written, in the order of the cases, whole lines only.</summary>
    public required Stream Out { get; init; }

    /// <summary>Takes whole lines about cases that could not be evaluated; always called before later results are written.</summary>
    public required Func<ReadOnlyMemory<byte>, ValueTask> WriteErrors { get; init; }

    /// <summary>The language results are explained in; null for none.</summary>
    public string? Explain { get; init; }

    /// <summary>The last result of an interrupted run, after which this one goes on; null to begin at the first line.</summary>
    public LastResult? After { get; init; }

    /// <summary>Counted up while it runs; may be read from another thread.</summary>
    public BatchCounts Counts { get; init; } = new();
}

/// <summary>The last result an interrupted run wrote.</summary>
/// <param name="Line">The line of its case.</param>
/// <param name="Bytes">The result itself, without the newline.</param>
public sealed record LastResult(long Line, ReadOnlyMemory<byte> Bytes);

/// <summary>The facts at hand are not those whose results were found: an interrupted run cannot go on with them.</summary>
public sealed class OtherFactsException(long line)
    : Exception($"Line {line} does not give the result the output has for it.")
{
    /// <summary>The line that differs, or that is not there.</summary>
    public long Line => line;
}
