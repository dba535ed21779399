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
        var program = evaluation.Frame.Program;
        var lines = ImmutableArray.CreateBuilder<CalculationLine>();
        lines.Add(EffectiveOn(naming));
        foreach (var step in program.Steps.Where(step => !step.Step.IsCriterion))
        {
            var count = step.Scope == Node.CaseScope ? 1 : evaluation.Frame.ItemsOf(step.Scope).Count;
            for (var item = 0; item < count; item++)
            {
                if (naming.Register != Register.Citizen || evaluation.Decisive.HasStep(step, item))
                {
                    lines.Add(Line(naming, step, item));
                }
            }
        }

        // An amount that only repeats a step has its calculation there.
        foreach (var amount in (evaluation.Outcome?.Amounts ?? []).Where(amount => amount.Root.Op != Op.Step))
        {
            lines.Add(new CalculationLine(
                amount.Amount.Id,
                Sentence.Authored(amount.Amount.Label[naming.Wording.Language]),
                Formulas.How(naming, amount.Root, 0),
                naming.Value(amount.Root, 0),
                Sentence.Empty,
                [],
                naming.Register == Register.Legal ? amount.Root.ToString() : null));
        }

        return lines.ToImmutable();
    }

    private static CalculationLine EffectiveOn(Naming naming)
    {
        var effective = naming.Evaluation.RuleSet.EffectiveOn;
        var root = naming.Evaluation.Frame.Program.EffectiveOn;
        return new CalculationLine(
            "effectiveOn",
            Sentence.Authored(effective.Label[naming.Wording.Language]),
            Formulas.How(naming, root, 0),
            naming.Value(root, 0),
            Sentence.Empty,
            RuleLines.Law(naming, effective.Law),
            naming.Register == Register.Legal ? root.ToString() : null);
    }

    private static CalculationLine Line(Naming naming, CompiledStep step, int item)
    {
        var label = Sentence.Authored(step.Step.Label[naming.Wording.Language]);
        var hit = step.Root.Op is Op.FirstHit or Op.OnlyHit ? Walking.Hit(naming.Evaluation.Frame, step.Root, item) : -1;
        var rowLaw = hit >= 0 ? step.Step.Table!.Rows[hit].Law : [];
        var isKnown = naming.Evaluation.ValueOf(step.Root, item).State == State.Known;
        return new CalculationLine(
            step.Step.Id,
            step.Scope == Node.CaseScope ? label : Sentence.Fill("{0} – {1}", label, naming.Item(step.Scope, item)),
            Formulas.How(naming, step.Root, item),
            naming.Value(step.Root, item),
            step.Step.Says.Is is { } says && isKnown ? AuthoredText.Fill(naming, says, item).Finished() : Sentence.Empty,
            RuleLines.Law(naming, step.Step.Law.AddRange(rowLaw)),
            naming.Register == Register.Legal ? step.Root.ToString() : null);
    }
}
