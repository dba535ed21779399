using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>From computed cells to what an evaluation says of itself: which outcome, what it rests on, what is missing, and where the case goes.</summary>
internal static class Judging
{
    private static readonly SortedSet<int> Nothing = [];

    public static Judgement Judge(Evaluator evaluator, Frame frame, DateTimeOffset decidedAt, Verdict verdict, Decisive decisive)
    {
        var facts = frame.Program.RuleSet.Facts;
        var path = CasePath.Of(frame, decisive, verdict.Outcome);
        var missing = StillMissing(frame, verdict);
        var confidence = ConfidenceOf.Evaluation(evaluator, frame, decidedAt, verdict, decisive, evaluator.TestedPaths.Holds(path));
        return new Judgement(
            path,
            missing.Count == 0 ? [] : [.. Asking.InOrder(evaluator, frame, decidedAt, missing).Select(fact => facts[fact].Id)],
            NotNeeded(frame, missing),
            verdict.Outcome is null ? [] : NotedFaults(frame, decisive),
            confidence,
            Routing.Reasons(frame, verdict, decisive, missing, confidence));
    }

    /// <summary>The outcome the cells give. None is reached past an unknown or faulted condition.</summary>
    public static Verdict Verdict(Frame frame)
    {
        var program = frame.Program;
        ref readonly var effective = ref frame.Cells[program.EffectiveDateSlot];
        if (effective.State != State.Known)
        {
            return new Verdict(null, program.EffectiveOn, effective.Fault);
        }

        if (!program.RuleSet.InForce.Holds(effective.Date))
        {
            return new Verdict(null, program.EffectiveOn, Fault.NotInForce);
        }

        foreach (var outcome in program.Outcomes)
        {
            if (outcome.When is not { } when)
            {
                break;
            }

            ref readonly var cell = ref frame.At(when, 0);
            if (cell.IsMet)
            {
                return new Verdict(outcome, null, Fault.None);
            }

            if (cell.State != State.Known)
            {
                return new Verdict(null, when, cell.Fault);
            }
        }

        return new Verdict(null, null, Fault.None);
    }

    /// <summary>What the outcome, or its absence, rests on.</summary>
    public static Decisive Decisive(Frame frame, Verdict verdict) => verdict switch
    {
        { Outcome: { Amounts.IsEmpty: true } outcome } => Tracing.Decisive.Mark(frame, [outcome.When!]),
        { Outcome: { } outcome } => Tracing.Decisive.Mark(frame, [outcome.When!, .. outcome.Amounts.Select(amount => amount.Root)]),
        { Blocked: { } blocked } => Tracing.Decisive.Mark(frame, [blocked]),
        _ => Tracing.Decisive.Mark(frame, [.. frame.Program.Outcomes.Where(left => left.When is not null).Select(left => left.When!)]),
    };

    private static SortedSet<int> StillMissing(Frame frame, Verdict verdict)
    {
        var missing = Nothing;
        void Add(Node node)
        {
            if (Missing.Facts(frame, node) is { Length: > 0 } facts)
            {
                missing = missing.Count == 0 ? [] : missing;
                missing.UnionWith(facts);
            }
        }

        if (verdict.Blocked is { } blocked)
        {
            Add(blocked);
        }

        foreach (var amount in verdict.Outcome?.Amounts ?? [])
        {
            Add(amount.Root);
        }

        // Whether one of the rule set's own reasons applies only matters where the decision could be automatic.
        if (verdict.Outcome?.Outcome is { } outcome && frame.Program.RuleSet.Automation.Outcomes.Contains(outcome.Id))
        {
            foreach (var review in frame.Program.Reviews)
            {
                Add(review.If);
            }
        }

        return missing;
    }

    private static ImmutableArray<string> NotNeeded(Frame frame, SortedSet<int> missing)
    {
        ImmutableArray<string>.Builder? notNeeded = null;
        for (var fact = 0; fact < frame.Program.RuleSet.Facts.Length; fact++)
        {
            if (frame.Cells[fact].State == State.Unknown && !missing.Contains(fact))
            {
                (notNeeded ??= ImmutableArray.CreateBuilder<string>()).Add(frame.Program.RuleSet.Facts[fact].Id);
            }
        }

        return notNeeded?.DrainToImmutable() ?? [];
    }

    private static ImmutableArray<(string, Fault)> NotedFaults(Frame frame, Decisive decisive)
    {
        ImmutableArray<(string, Fault)>.Builder? noted = null;
        foreach (var step in frame.Program.Steps)
        {
            var count = step.Scope == Node.CaseScope ? 1 : frame.ItemsOf(step.Scope).Count;
            for (var item = 0; item < count; item++)
            {
                ref readonly var cell = ref frame.At(step.Root, item);
                if (cell.State == State.Fault && !decisive.HasStep(step, item))
                {
                    (noted ??= ImmutableArray.CreateBuilder<(string, Fault)>()).Add((step.Step.Id, cell.Fault));
                    break;
                }
            }
        }

        return noted?.DrainToImmutable() ?? [];
    }
}

/// <summary>What the conditions of the outcomes gave.</summary>
/// <param name="Outcome">The first outcome whose condition is met; null where there is none.</param>
/// <param name="Blocked">The node past which no outcome could be reached; null where none blocked.</param>
/// <param name="Fault">Why it blocked; none where it is unknown.</param>
internal readonly record struct Verdict(CompiledOutcome? Outcome, Node? Blocked, Fault Fault);

/// <summary>What an evaluation says of itself beyond its outcome; see the properties of <see cref="Evaluation"/>.</summary>
internal sealed record Judgement(
    ImmutableArray<string> Path,
    ImmutableArray<string> Missing,
    ImmutableArray<string> NotNeeded,
    ImmutableArray<(string Step, Fault Fault)> NotedFaults,
    Confidence Confidence,
    ImmutableArray<ReviewReason> ReviewReasons);
