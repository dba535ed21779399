using DecisionEngine.Compiling;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>From computed cells to an evaluation: which outcome, what it rests on, what is missing, and where the case goes.</summary>
internal static class Judging
{
    public static Evaluation Judge(Evaluator evaluator, Frame frame, DateTimeOffset decidedAt, IReadOnlySet<string> testedPaths)
    {
        var program = frame.Program;
        var effective = frame.Cells[program.EffectiveDateSlot];
        var effectiveOn = effective.State == State.Known ? effective.Date : (DateOnly?)null;
        var verdict = Verdict(frame);
        var decisive = new Decisive(frame, Results(frame, verdict));
        var path = CasePath.Of(frame, decisive, verdict.Outcome?.Outcome.Id);
        var missing = StillMissing(frame, verdict);
        var asked = Asking.InOrder(evaluator, frame, decidedAt, missing);
        var confidence = ConfidenceOf.Evaluation(evaluator, frame, decidedAt, verdict, decisive, testedPaths.Contains(string.Join(',', path)));
        return new Evaluation
        {
            Frame = frame,
            DecidedAt = decidedAt,
            EffectiveOn = effectiveOn,
            Outcome = verdict.Outcome,
            Decisive = decisive,
            Path = path,
            Missing = [.. asked.Select(fact => program.RuleSet.Facts[fact].Id)],
            NotNeeded = [.. Unknown(frame).Where(fact => !missing.Contains(fact)).Select(fact => program.RuleSet.Facts[fact].Id)],
            NotedFaults = verdict.Outcome is null ? [] : [.. NotedFaults(frame, decisive)],
            Confidence = confidence,
            ReviewReasons = Routing.Reasons(frame, verdict, decisive, missing, confidence),
        };
    }

    /// <summary>The outcome the cells give. None is reached past an unknown or faulted condition.</summary>
    public static Verdict Verdict(Frame frame)
    {
        var program = frame.Program;
        var effective = frame.Cells[program.EffectiveDateSlot];
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

            var cell = frame.At(when, 0);
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

    private static IEnumerable<Node> Results(Frame frame, Verdict verdict)
    {
        if (verdict.Outcome is { } outcome)
        {
            return [outcome.When!, .. outcome.Amounts.Select(amount => amount.Root)];
        }

        return verdict.Blocked is { } blocked ? [blocked] : frame.Program.Outcomes.Where(left => left.When is not null).Select(left => left.When!);
    }

    private static SortedSet<int> StillMissing(Frame frame, Verdict verdict)
    {
        var missing = new SortedSet<int>();
        if (verdict.Blocked is { } blocked)
        {
            missing.UnionWith(Missing.Facts(frame, blocked));
        }

        foreach (var amount in verdict.Outcome?.Amounts ?? [])
        {
            missing.UnionWith(Missing.Facts(frame, amount.Root));
        }

        // Whether one of the rule set's own reasons applies only matters where the decision could be automatic.
        if (verdict.Outcome?.Outcome is { } outcome && frame.Program.RuleSet.Automation.Outcomes.Contains(outcome.Id))
        {
            foreach (var review in frame.Program.Reviews)
            {
                missing.UnionWith(Missing.Facts(frame, review.If));
            }
        }

        return missing;
    }

    private static IEnumerable<int> Unknown(Frame frame) =>
        Enumerable.Range(0, frame.Program.RuleSet.Facts.Length).Where(fact => frame.Cells[fact].State == State.Unknown);

    private static IEnumerable<(string, Fault)> NotedFaults(Frame frame, Decisive decisive)
    {
        foreach (var step in frame.Program.Steps)
        {
            var count = step.Scope == Node.CaseScope ? 1 : frame.ItemsOf(step.Scope).Count;
            for (var item = 0; item < count; item++)
            {
                var cell = frame.At(step.Root, item);
                if (cell.State == State.Fault && !decisive.HasStep(step, item))
                {
                    yield return (step.Step.Id, cell.Fault);
                    break;
                }
            }
        }
    }
}

/// <summary>What the conditions of the outcomes gave.</summary>
/// <param name="Outcome">The first outcome whose condition is met; null where there is none.</param>
/// <param name="Blocked">The node past which no outcome could be reached; null where none blocked.</param>
/// <param name="Fault">Why it blocked; none where it is unknown.</param>
internal readonly record struct Verdict(CompiledOutcome? Outcome, Node? Blocked, Fault Fault);
