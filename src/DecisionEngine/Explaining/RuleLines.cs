using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DecisionEngine.Compiling;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>The third layer: every rule the outcome rests on, beside the case's facts. Caseworkers and legal staff see the other rules that were evaluated too.</summary>
internal static class RuleLines
{
    public static ImmutableArray<RuleLine> Of(Naming naming)
    {
        var evaluation = naming.Evaluation;
        var lines = new List<RuleLine>(16);
        var order = new List<long>(16);
        foreach (var step in evaluation.Frame.Program.Steps)
        {
            if (step.Step.IsCriterion && (evaluation.Decisive.HasStep(step) || (naming.Register != Register.Citizen && IsEvaluated(evaluation.Frame, step))))
            {
                var line = Line(naming, step);
                order.Add(Order(naming, line, lines.Count));
                lines.Add(line);
            }
        }

        CollectionsMarshal.AsSpan(order).Sort(CollectionsMarshal.AsSpan(lines));
        if (evaluation.Outcome is { When: { } when } outcome)
        {
            lines.Add(Outcome(naming, outcome, when));
        }

        return [.. lines];
    }

    /// <summary>What the outcome rests on first; then by place among the reasons, by status, and as the author wrote them.</summary>
    private static long Order(Naming naming, RuleLine line, int place)
    {
        const int Unnamed = 0xFFFFFF;
        var named = ReasonLines.PlaceOf(naming.Reasons, line.Anchor);
        var status = line.Status switch { RuleStatus.NotMet => 0, RuleStatus.Met => 2, _ => 1 };
        return ((((line.IsDecisive ? 0L : 1L) << 24) + (named < 0 ? Unnamed : named)) << 32) + (status << 24) + place;
    }

    private static bool IsEvaluated(Frame frame, CompiledStep step) => step.Scope == Node.CaseScope || frame.ItemsOf(step.Scope).Count > 0;

    private static RuleLine Line(Naming naming, CompiledStep step)
    {
        var frame = naming.Evaluation.Frame;
        var texts = naming.Words.Steps[step.Index];
        var count = step.Scope == Node.CaseScope ? 1 : frame.ItemsOf(step.Scope).Count;
        var inThisCase = new List<Sentence>(2);
        var facts = new DirectFacts(frame);
        var status = RuleStatus.Met;
        for (var item = 0; item < count; item++)
        {
            InThisCase(naming, step, item, inThisCase);
            facts.Add(step.Root, item);
            status = Worse(status, Status(frame.At(step.Root, item)));
        }

        var line = new RuleLine(
            step.Step.Id,
            texts.Label,
            Rule(naming, texts),
            texts.Law,
            [.. inThisCase],
            facts.Lines(naming),
            status,
            naming.Evaluation.Decisive.HasStep(step),
            naming.Register == Register.Legal ? texts.Expression : null);
        naming.Mentioned.Add(texts.RuleTerms);
        naming.Mentioned.Add(line.InThisCase);
        return line;
    }

    private static Sentence Rule(Naming naming, StepTexts texts)
    {
        if (texts.Rule is null)
        {
            naming.Mentioned.Add(texts.Derived.Terms);
            return texts.Derived.Says;
        }

        var rule = naming.Finished(texts.Rule);
        naming.Mentioned.Add(rule);
        return rule;
    }

    private static void InThisCase(Naming naming, CompiledStep step, int item, List<Sentence> said)
    {
        var authored = ReasonLines.Authored(naming, step, item);
        if (!authored.IsEmpty)
        {
            said.Add(Named(naming, step, item, authored));
        }

        var derived = Clauses.Fact(naming, step.Root, item);
        if (naming.Register == Register.Citizen && SaysAll(authored, derived))
        {
            return;
        }

        var finished = naming.Draft.TakeFinished(derived);
        if (!Sentence.ReadSame(finished, authored))
        {
            said.Add(Named(naming, step, item, finished));
        }
    }

    /// <summary>Whether the author's sentence already has every figure of the tree's own.</summary>
    private static bool SaysAll(Sentence authored, Phrase derived)
    {
        if (authored.IsEmpty)
        {
            return false;
        }

        var hasFigures = false;
        foreach (ref readonly var run in derived.Runs)
        {
            if (run is { Origin: Origin.Trace, Value: not 0m })
            {
                hasFigures = true;
                if (!Says(authored, run.Value))
                {
                    return false;
                }
            }
        }

        return hasFigures;
    }

    private static bool Says(Sentence authored, object? value)
    {
        foreach (ref readonly var run in authored.Runs.AsSpan())
        {
            if (run.Origin == Origin.Trace && Equals(run.Value, value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is said of an item has the item's name before it.</summary>
    private static Sentence Named(Naming naming, CompiledStep step, int item, Sentence says) => step.Scope == Node.CaseScope
        ? says
        : naming.Draft.TakeFinished(naming.Draft.Fill("{0}: {1}", naming.Item(step.Scope, item), says.AsClause()));

    private static RuleLine Outcome(Naming naming, CompiledOutcome outcome, Node when)
    {
        var texts = naming.Words.Outcomes[outcome];
        var facts = new DirectFacts(naming.Evaluation.Frame);
        facts.Add(when, 0);
        var inThisCase = naming.Draft.TakeFinished(Clauses.Listed(naming, when));
        naming.Mentioned.Add(texts.Terms);
        naming.Mentioned.Add(texts.Rule.Terms);
        naming.Mentioned.Add(inThisCase);
        return new RuleLine(
            outcome.Outcome.Id,
            texts.Label,
            texts.Rule.Says,
            texts.Law,
            [inThisCase],
            facts.Lines(naming),
            RuleStatus.Met,
            true,
            naming.Register == Register.Legal ? texts.Expression : null);
    }

    private static RuleStatus Status(in Cell cell) => cell.State switch
    {
        State.Known => cell.Flag ? RuleStatus.Met : RuleStatus.NotMet,
        State.Fault => RuleStatus.NotComputed,
        _ => RuleStatus.NotAssessed,
    };

    private static RuleStatus Worse(RuleStatus a, RuleStatus b) => (a == RuleStatus.NotMet || b == RuleStatus.Met) ? a : b;
}
