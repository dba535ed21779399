using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>
/// What the engine found for given facts: outcome, amounts, trace, confidence and route. The trace is a view of the very
/// cells that were computed; nothing is computed again to show it. What follows from the cells (what the outcome rests on, path, confidence,
/// route, hash) is found when it is first asked for, and kept. May be read from many threads at a time.
/// </summary>
public sealed class Evaluation
{
    private readonly Evaluator evaluator;
    private readonly Verdict verdict;
    private Decisive? decisive;
    private Judgement? judgement;
    private string? hash;

    internal Evaluation(Evaluator evaluator, Frame frame, DateTimeOffset decidedAt)
    {
        this.evaluator = evaluator;
        verdict = Judging.Verdict(frame);
        Frame = frame;
        DecidedAt = decidedAt;
    }

    /// <summary>The rule set.</summary>
    public RuleSet RuleSet => Frame.Program.RuleSet;

    /// <summary>Everything that was computed.</summary>
    public Frame Frame { get; }

    /// <summary>The moment of the evaluation, as it was given.</summary>
    public DateTimeOffset DecidedAt { get; }

    /// <summary>The effective date; null while it is unknown.</summary>
    public DateOnly? EffectiveOn => Frame.Cells[Frame.Program.EffectiveDateSlot] is { State: State.Known, Date: var date } ? date : null;

    /// <summary>The outcome; null where an unknown, a fault or the rule set itself leaves it to a person.</summary>
    public CompiledOutcome? Outcome => verdict.Outcome;

    /// <summary>What the outcome, or its absence, rests on.</summary>
    public Decisive Decisive => Volatile.Read(ref decisive) ?? FindDecisive();

    /// <summary>The path of the case; see the architecture note.</summary>
    public ImmutableArray<string> Path => Judged.Path;

    /// <summary>The unknown facts that still matter, in the order worth asking.</summary>
    public ImmutableArray<string> Missing => Judged.Missing;

    /// <summary>The unknown facts that no longer matter: the answer is the same whatever they are.</summary>
    public ImmutableArray<string> NotNeeded => Judged.NotNeeded;

    /// <summary>Faults in steps the outcome does not rest on: they are noted and decide nothing.</summary>
    public ImmutableArray<(string Step, Fault Fault)> NotedFaults => Judged.NotedFaults;

    /// <summary>Whether the evidence carries the outcome.</summary>
    public Confidence Confidence => Judged.Confidence;

    /// <summary>Why a person must look at the case; empty when nothing asks for one.</summary>
    public ImmutableArray<ReviewReason> ReviewReasons => Judged.ReviewReasons;

    /// <summary>automatic, or review.</summary>
    public Route Route => ReviewReasons.IsEmpty ? Route.Automatic : Route.Review;

    /// <summary>SHA-256 of the canonical form of rule set, facts, moment, steps, outcome, amounts and reasons, in lower-case hexadecimal.</summary>
    public string Hash => hash ??= EvaluationJson.Hash(this);

    private Judgement Judged => Volatile.Read(ref judgement) ?? Judge();

    /// <summary>The value of a node.</summary>
    public TracedValue ValueOf(Node node, int item = 0) => TracedValue.From(Frame.At(node, item), node.Type);

    /// <summary>The value of a fact.</summary>
    public TracedValue FactValue(int index) => TracedValue.From(Frame.Cells[index], RuleSet.Facts[index].Type);

    /// <summary>Where a fact came from; null for a bare or absent fact.</summary>
    public Provenance? FactProvenance(int index) => Frame.Provenance[index];

    /// <summary>Marks the cells, so one thread alone may do it.</summary>
    private Decisive FindDecisive()
    {
        lock (Frame.Gate)
        {
            if (decisive is null)
            {
                Volatile.Write(ref decisive, Judging.Decisive(Frame, verdict));
            }

            return decisive!;
        }
    }

    private Judgement Judge()
    {
        var found = Judging.Judge(evaluator, Frame, DecidedAt, verdict, Decisive);
        return Interlocked.CompareExchange(ref judgement, found, null) ?? found;
    }
}

/// <summary>Where the case goes.</summary>
public enum Route
{
    /// <summary>The decision may be issued without a person, as far as the engine can tell.</summary>
    Automatic,

    /// <summary>A person looks at it.</summary>
    Review,
}

/// <summary>Whether the evidence carries the outcome.</summary>
/// <param name="IsSufficient">Sufficient or not; no other verdict is given.</param>
/// <param name="Score">Points from the rule set's table, 0 to 1, for sorting a queue; it decides nothing.</param>
/// <param name="Reasons">Why it is not sufficient.</param>
public sealed record Confidence(bool IsSufficient, decimal Score, ImmutableArray<ReviewReason> Reasons);

/// <summary>A reason for a person to look at the case.</summary>
/// <param name="Code">Its code: the engine's own, or one of the rule set's.</param>
/// <param name="About">The facts, steps or fault it is about.</param>
public sealed record ReviewReason(string Code, ImmutableArray<string> About)
{
    /// <inheritdoc/>
    public bool Equals(ReviewReason? other) => other is not null && Code == other.Code && About.SequenceEqual(other.About);

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}

/// <summary>The engine's own reasons for review.</summary>
public static class ReviewCode
{
    /// <summary>A fact that matters is unknown (R15).</summary>
    public const string UnknownFact = "unknown-fact";

    /// <summary>A question of discretion is unanswered, or its answer decides (R17).</summary>
    public const string Discretion = "discretion";

    /// <summary>A part the outcome rests on could not be computed.</summary>
    public const string Faulted = "fault";

    /// <summary>No outcome of the rule set takes the case.</summary>
    public const string NoOutcome = "no-outcome";

    /// <summary>The rule set is not in force on the effective date.</summary>
    public const string NotInForce = "not-in-force";

    /// <summary>The rule set never decides alone.</summary>
    public const string NeverAutomated = "never-automated";

    /// <summary>The outcome is not one that may be issued automatically.</summary>
    public const string NotAutomated = "not-automated";

    /// <summary>The outcome gives less than was sought, or takes something away, and is not one that may be issued automatically.</summary>
    public const string Adverse = "adverse";

    /// <summary>A decisive fact speaks against the party, who has not seen it (R8).</summary>
    public const string UnheardFact = "unheard-fact";

    /// <summary>The party has commented on a fact (R16).</summary>
    public const string PartyComment = "party-comment";

    /// <summary>No approved example walks this path.</summary>
    public const string UntestedPath = "untested-path";

    /// <summary>A decisive fact is older than it may be.</summary>
    public const string StaleFact = "stale-fact";

    /// <summary>Sources disagree about a decisive fact.</summary>
    public const string ConflictingFact = "conflicting-fact";

    /// <summary>A decisive fact is less sure than it must be.</summary>
    public const string UncertainFact = "uncertain-fact";

    /// <summary>A decisive fact came from another source than the rule set expects.</summary>
    public const string UnexpectedSource = "unexpected-source";

    /// <summary>The outcome changes within a decisive fact's stated uncertainty.</summary>
    public const string WithinMargin = "within-margin";

    /// <summary>Every code of the engine, in the order they are looked for.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        UnknownFact, Discretion, Faulted, NoOutcome, NotInForce, NeverAutomated, NotAutomated, Adverse, UnheardFact, PartyComment,
        StaleFact, ConflictingFact, UncertainFact, UnexpectedSource, WithinMargin, UntestedPath,
    ];
}
