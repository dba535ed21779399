using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>The fourth layer: the calculation line by line, in the order of the rule set, a line for each item of a list.</summary>
internal static class CalculationLines
{
    public static ImmutableArray<CalculationLine> Of(Naming naming)
    {
        var evaluation = naming.Evaluation;
        var lines = new List<CalculationLine>(32) { EffectiveOn(naming) };
        foreach (var step in evaluation.Frame.Program.Steps)
        {
            if (step.Step.IsCriterion)
            {
                continue;
            }

            var count = step.Scope == Node.CaseScope ? 1 : evaluation.Frame.ItemsOf(step.Scope).Count;
            for (var item = 0; item < count; item++)
            {
                if (naming.Register != Register.Citizen || evaluation.Decisive.HasStep(step, item))
                {
                    lines.Add(Line(naming, step, item));
                }
            }
        }

        AddAmounts(naming, lines);
        return [.. lines];
    }

    /// <summary>An amount that only repeats a step has its calculation there.</summary>
    private static void AddAmounts(Naming naming, List<CalculationLine> lines)
    {
        if (naming.Evaluation.Outcome is not { } outcome)
        {
            return;
        }

        for (var i = 0; i < outcome.Amounts.Length; i++)
        {
            var (amount, root) = outcome.Amounts[i];
            if (root.Op != Op.Step)
            {
                lines.Add(Line(naming, amount.Id, naming.Words.Outcomes[outcome].Amounts[i], root, 0, Sentence.Empty, [], naming.Register == Register.Legal ? root.ToString() : null));
            }
        }
    }

    private static CalculationLine EffectiveOn(Naming naming)
    {
        var texts = naming.Words.EffectiveOn;
        var root = naming.Evaluation.Frame.Program.EffectiveOn;
        return Line(naming, "effectiveOn", texts.Label, root, 0, Sentence.Empty, texts.Law, naming.Register == Register.Legal ? texts.Expression : null);
    }

    private static CalculationLine Line(Naming naming, CompiledStep step, int item)
    {
        var frame = naming.Evaluation.Frame;
        var texts = naming.Words.Steps[step.Index];
        var hit = step.Root.Op is Op.FirstHit or Op.OnlyHit ? Walking.Hit(frame, step.Root, item) : -1;
        var says = texts.Is is { } authored && frame.At(step.Root, item).State == State.Known ? naming.Finished(authored, item) : Sentence.Empty;
        var label = step.Scope == Node.CaseScope ? texts.Label : naming.Draft.Take(naming.Draft.Fill("{0} – {1}", texts.Label, naming.Item(step.Scope, item)));
        return Line(naming, step.Step.Id, label, step.Root, item, says, texts.LawOf(hit), naming.Register == Register.Legal ? texts.Expression : null);
    }

    private static CalculationLine Line(Naming naming, string anchor, Sentence label, Node root, int item, Sentence says, ImmutableArray<LawLine> law, string? expression)
    {
        var how = naming.Draft.Take(Formulas.How(naming, root, item));
        naming.Mentioned.Add(label);
        naming.Mentioned.Add(how);
        naming.Mentioned.Add(says);
        return new CalculationLine(anchor, label, how, naming.Draft.Take(naming.Value(root, item)), says, law, expression);
    }
}
