using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>Texts of the rule set with their places filled from the trace. An amount is written without its period: the sentence around it says that.</summary>
internal static class AuthoredText
{
    public static Phrase Fill(Naming naming, PreparedText text, int item = 0)
    {
        var draft = naming.Draft;
        var mark = draft.Mark();
        var isStopped = false;
        foreach (ref readonly var piece in text.Pieces.AsSpan())
        {
            if (piece.Value is { } named)
            {
                var value = Value(naming.Evaluation, named, item);
                var words = naming.Wording.WriteWithoutPeriod(value);
                draft.Add(new Run(words, Origin.Trace, value.Value));
                isStopped = words.EndsWith('.');
                continue;
            }

            var kept = isStopped ? piece.AfterStop : piece.Words;
            if (kept.Length > 0)
            {
                draft.Add(new Run(kept, Origin.Authored));
            }

            isStopped = false;
        }

        return draft.Since(mark);
    }

    private static TracedValue Value(Evaluation evaluation, NamedValue named, int item)
    {
        if (evaluation.Outcome is { } outcome)
        {
            foreach (var amount in outcome.Amounts)
            {
                if (amount.Amount.Id == named.Id)
                {
                    return evaluation.ValueOf(amount.Root);
                }
            }
        }

        return named.Step is { } step ? evaluation.ValueOf(step.Root, item)
            : named.Fact >= 0 ? evaluation.FactValue(named.Fact)
            : RateOrField(evaluation, named, item);
    }

    private static TracedValue RateOrField(Evaluation evaluation, NamedValue named, int item)
    {
        var (frame, ruleSet) = (evaluation.Frame, evaluation.RuleSet);
        if (named.Rate >= 0)
        {
            return TracedValue.From(frame.Cells[frame.Program.RateSlots[named.Rate]], ruleSet.Rates[named.Rate].Type);
        }

        foreach (var (list, field) in named.Fields)
        {
            var items = frame.ItemsOf(list);
            if (item < items.Count)
            {
                return TracedValue.From(items.Cells[(item * items.Width) + field], ruleSet.Facts[list].Fields[field].Type);
            }
        }

        return new TracedValue(DataType.Text, State.Unknown, null, Compiling.Fault.None);
    }
}
