using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>What legal staff check: the rates with intervals and sources, and what the record is bound to.</summary>
internal static class LegalLines
{
    public static ImmutableArray<RateLine> Rates(Naming naming)
    {
        var (evaluation, wording) = (naming.Evaluation, naming.Wording);
        var program = evaluation.Frame.Program;
        var lines = ImmutableArray.CreateBuilder<RateLine>();
        for (var i = 0; i < program.RateSlots.Length && evaluation.EffectiveOn is not null; i++)
        {
            var rate = program.RuleSet.Rates[i];
            if (!evaluation.Decisive.HasRate(i) || rate.On(evaluation.EffectiveOn.Value) is not { } value)
            {
                continue;
            }

            lines.Add(new RateLine(
                Sentence.Authored(rate.Label[wording.Language]),
                Sentence.Of(TracedValue.From(evaluation.Frame.Cells[program.RateSlots[i]], rate.Type), wording),
                Interval(value, wording),
                value.Missing is not null ? Sentence.Empty : Sentence.Engine(value.Sure switch { Sureness.High => wording.SureHigh, Sureness.Medium => wording.SureMedium, _ => wording.SureLow }),
                Sentence.Authored(value.Missing?[wording.Language] ?? string.Join(" – ", new[] { value.Source, value.Note?[wording.Language] }.OfType<string>())),
                naming.Words.Law.Lines(rate.Law)));
        }

        return lines.ToImmutable();
    }

    public static ImmutableArray<Sentence> Record(Naming naming)
    {
        var (evaluation, wording) = (naming.Evaluation, naming.Wording);
        return
        [
            Sentence.Fill(wording.RecordRuleSet, Sentence.Authored(evaluation.RuleSet.Id), Sentence.Authored(evaluation.RuleSet.Version), Sentence.Authored(evaluation.RuleSet.Hash)),
            Sentence.Fill(wording.RecordHash, Sentence.Authored(evaluation.Hash)),
            Sentence.Fill(wording.RecordPath, Sentence.Authored(string.Join(", ", evaluation.Path))),
        ];
    }

    private static Sentence Interval(RateValue value, Wording wording)
    {
        Sentence Date(DateOnly date) => Sentence.Of(new TracedValue(DataType.Date, State.Known, date, Fault.None), wording);
        return value.To is { } to ? Sentence.Fill(wording.ClosedInterval, Date(value.From), Date(to)) : Sentence.Fill(wording.OpenInterval, Date(value.From));
    }
}
