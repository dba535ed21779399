using System.Collections.Concurrent;
using System.Collections.Immutable;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Publishing;
using DecisionEngine.Cases.Storage;
using DecisionEngine.Evaluating;

namespace DecisionEngine.Cases.Records;

/// <summary>A stored decision that does not come out as it was stored.</summary>
/// <param name="Sequence">Where it lies in the log.</param>
/// <param name="Decision">The decision; its case's stream where that cannot be read.</param>
/// <param name="Code">One of <see cref="ReplayCode"/>.</param>
/// <param name="Message">What came and what was stored.</param>
public sealed record ReplayProblem(long Sequence, string Decision, string Code, string Message);

/// <summary>What came of making stored decisions again.</summary>
/// <param name="Decisions">How many were made again.</param>
/// <param name="Disposed">How many could not be, because what they were made of has been disposed of.</param>
/// <param name="Problems">The first that came out otherwise, at most <see cref="Replay.MostProblems"/>, in order of the log.</param>
/// <param name="Wrong">How many came out otherwise.</param>
public sealed record ReplayReport(long Decisions, long Disposed, ImmutableArray<ReplayProblem> Problems, long Wrong)
{
    /// <summary>Whether every decision came out as it was stored.</summary>
    public bool Holds => Wrong == 0;
}

/// <summary>What can be wrong with a stored decision. Stable codes.</summary>
public static class ReplayCode
{
    /// <summary>The decision or its facts cannot be read, or are not those that were written.</summary>
    public const string Unreadable = "replay-unreadable";

    /// <summary>The facts are missing, though nothing was disposed of.</summary>
    public const string FactsMissing = "replay-facts-missing";

    /// <summary>The rule set it was made by cannot be read from the record.</summary>
    public const string RuleSet = "replay-rule-set";

    /// <summary>The rules refuse the facts.</summary>
    public const string Facts = "replay-facts";

    /// <summary>The evaluation has another hash.</summary>
    public const string Hash = "replay-hash";

    /// <summary>The outcome or an amount is not the rules', though the decision says so.</summary>
    public const string Outcome = "replay-outcome";
}

/// <summary>Makes every stored decision again, by the version it was made by, on all cores, and compares.</summary>
public sealed class Replay
{
    /// <summary>How many problems are named.</summary>
    public const int MostProblems = 100;

    private const int EventsAtATime = 2000;

    private readonly Store store;
    private readonly ConcurrentDictionary<(string File, string Paths), Lazy<Task<Evaluator?>>> evaluators = new();
    private readonly ConcurrentBag<ReplayProblem> problems = [];
    private long decisions;
    private long disposed;

    private Replay(Store store) => this.store = store;

    /// <summary>Makes the decisions again.</summary>
    /// <param name="store">The record.</param>
    /// <param name="since">Only those issued from this moment; null for all.</param>
    /// <param name="cancel">Gives up.</param>
    public static Task<ReplayReport> RunAsync(Store store, DateTimeOffset? since = null, CancellationToken cancel = default) => new Replay(store).RunAsync(since, cancel);

    private async Task<ReplayReport> RunAsync(DateTimeOffset? since, CancellationToken cancel)
    {
        var (last, _) = await store.HeadAsync(cancel).ConfigureAwait(false);
        var parts = Enumerable.Range(0, (int)((last + EventsAtATime - 1) / EventsAtATime)).Select(part => (long)part * EventsAtATime);

        // Each core reads a part of the log and works it through: nothing is handed from one to another.
        await Parallel.ForEachAsync(
            parts,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel },
            async (after, stop) =>
            {
                foreach (var stored in await store.ReadDecisionsAsync(after, Math.Min(last, after + EventsAtATime), since, stop).ConfigureAwait(false))
                {
                    await MakeAgainAsync(stored, stop).ConfigureAwait(false);
                }
            }).ConfigureAwait(false);
        return new ReplayReport(decisions, disposed, [.. problems.OrderBy(problem => problem.Sequence).Take(MostProblems)], problems.Count);
    }

    private async Task MakeAgainAsync(StoredDecision stored, CancellationToken cancel)
    {
        if (stored.Payload is null)
        {
            Interlocked.Increment(ref disposed);
            return;
        }

        Interlocked.Increment(ref decisions);
        var name = stored.Stream;
        try
        {
            var issued = EventJson.Read<DecisionIssued>(EventJson.NameOf<DecisionIssued>(), stored.Payload);
            name = issued.DecisionId;
            if (stored.Facts is null)
            {
                problems.Add(new ReplayProblem(stored.Sequence, name, ReplayCode.FactsMissing, "The facts it was made of are missing."));
                return;
            }

            var evaluator = await EvaluatorAsync(issued, cancel).ConfigureAwait(false);
            if (Problem(issued, stored.Facts.Read(), evaluator) is var (code, message))
            {
                problems.Add(new ReplayProblem(stored.Sequence, name, code, message));
            }
        }
        catch (Exception failure) when (failure is Newtonsoft.Json.JsonException or InvalidDataException or InvalidOperationException or FormatException or ArgumentException)
        {
            problems.Add(new ReplayProblem(stored.Sequence, name, ReplayCode.Unreadable, failure.Message));
        }
    }

    private static (string Code, string Message)? Problem(DecisionIssued issued, byte[] facts, Evaluator? evaluator)
    {
        var stored = issued.Evaluation;
        if (evaluator is null)
        {
            return (ReplayCode.RuleSet, $"The rule set {stored.RuleSet} {stored.Version} (file {issued.FileHash}) cannot be read from the record.");
        }

        if (evaluator.Evaluate(facts, stored.DecidedAt, out var errors) is not { } evaluation)
        {
            return (ReplayCode.Facts, string.Join("; ", errors));
        }

        if (evaluation.Hash != stored.Hash)
        {
            return (ReplayCode.Hash, $"Made again, the evaluation has the hash {evaluation.Hash}; stored is {stored.Hash}.");
        }

        return issued.Authorship != Authorship.PersonOverRules && (evaluation.Outcome?.Outcome.Id != issued.Outcome || !Assessed.Amounts(evaluation).SequenceEqual(issued.Amounts))
            ? (ReplayCode.Outcome, $"The rules give `{evaluation.Outcome?.Outcome.Id}`; the decision says `{issued.Outcome}`, or another amount.")
            : null;
    }

    private Task<Evaluator?> EvaluatorAsync(DecisionIssued issued, CancellationToken cancel) =>
        evaluators.GetOrAdd((issued.FileHash, issued.PathsHash), key => new Lazy<Task<Evaluator?>>(() => RebuildAsync(key.File, key.Paths, cancel))).Value;

    private async Task<Evaluator?> RebuildAsync(string file, string paths, CancellationToken cancel)
    {
        var (fileBytes, pathsBytes) = (await store.ReadContentAsync(file, cancel).ConfigureAwait(false), await store.ReadContentAsync(paths, cancel).ConfigureAwait(false));
        try
        {
            return fileBytes is null || pathsBytes is null ? null : RuleBookVersion.Rebuild(fileBytes, pathsBytes);
        }
        catch (Exception failure) when (failure is InvalidDataException or System.Text.Json.JsonException or ArgumentException)
        {
            return null;
        }
    }
}
