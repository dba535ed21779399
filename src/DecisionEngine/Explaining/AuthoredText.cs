using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>Texts of the rule set with their placeholders filled from the trace. An amount is written without its period: the sentence around it says that.</summary>
internal static class AuthoredText
{
    public static Sentence Fill(Naming naming, LocalText text, int item = 0)
    {
        var words = text[naming.Wording.Language];
        var runs = ImmutableArray.CreateBuilder<Run>();
        var start = 0;
        for (var open = words.IndexOf('{', StringComparison.Ordinal); open >= 0; open = start < words.Length ? words.IndexOf('{', start) : -1)
        {
            var close = words.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            if (open > start)
            {
                runs.Add(new Run(words[start..open], Origin.Authored));
            }

            var value = Value(naming, words[(open + 1)..close], item);
            runs.AddRange(value.Runs);
            start = close + 1;

            // An abbreviation such as "kr." already ends the sentence.
            if (start < words.Length && words[start] == '.' && value.ToString().EndsWith('.'))
            {
                start++;
            }
        }

        if (start < words.Length)
        {
            runs.Add(new Run(words[start..], Origin.Authored));
        }

        return new Sentence(runs.ToImmutable());
    }

    private static Sentence Value(Naming naming, string id, int item)
    {
        var evaluation = naming.Evaluation;
        var program = evaluation.Frame.Program;
        TracedValue value;
        if (evaluation.Outcome?.Amounts.FirstOrDefault(amount => amount.Amount.Id == id) is { } amount)
        {
            value = evaluation.ValueOf(amount.Root);
        }
        else if (program.FindStep(id) is { } step)
        {
            value = evaluation.ValueOf(step.Root, item);
        }
        else if (program.FactIndex(id) is >= 0 and var fact)
        {
            value = evaluation.FactValue(fact);
        }
        else
        {
            value = RateOrField(evaluation, id, item);
        }

        var shown = value.Type.Kind == Kind.Money ? value with { Type = value.Type with { Period = Period.Once } } : value;
        return Sentence.Of(shown, naming.Wording);
    }

    private static TracedValue RateOrField(Evaluation evaluation, string id, int item)
    {
        var program = evaluation.Frame.Program;
        for (var rate = 0; rate < program.RateSlots.Length; rate++)
        {
            if (program.RuleSet.Rates[rate].Id == id)
            {
                return TracedValue.From(evaluation.Frame.Cells[program.RateSlots[rate]], program.RuleSet.Rates[rate].Type);
            }
        }

        for (var list = 0; list < program.RuleSet.Facts.Length; list++)
        {
            var fields = program.RuleSet.Facts[list].Fields;
            for (var field = 0; field < fields.Length; field++)
            {
                if (fields[field].Id == id && item < evaluation.Frame.ItemsOf(list).Count)
                {
                    var items = evaluation.Frame.ItemsOf(list);
                    return TracedValue.From(items.Cells[(item * items.Width) + field], fields[field].Type);
                }
            }
        }

        return new TracedValue(DataType.Text, State.Unknown, null, Fault.None);
    }
}
