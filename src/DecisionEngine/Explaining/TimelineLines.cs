using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>A period of a timeline in few words.</summary>
/// <param name="Period">The period.</param>
/// <param name="Answer">The answer, as a sentence.</param>
/// <param name="Amounts">What is paid or charged.</param>
/// <param name="Why">What differs from the period before: figures of law, and steps that look at the effective date; empty for the first.</param>
public sealed record TimelineLine(TimelinePeriod Period, Sentence Answer, ImmutableArray<AmountLine> Amounts, ImmutableArray<Sentence> Why);

/// <summary>Says a timeline in words.</summary>
public static class TimelineLines
{
    /// <summary>A line for each period.</summary>
    /// <param name="periods">The periods, in order.</param>
    /// <param name="language">ISO 639-1 code of one of the rule set's languages.</param>
    public static ImmutableArray<TimelineLine> Of(ImmutableArray<TimelinePeriod> periods, string language)
    {
        var wording = Wording.For(language);
        var lines = ImmutableArray.CreateBuilder<TimelineLine>(periods.Length);
        Naming? before = null;
        foreach (var period in periods)
        {
            var naming = new Naming(period.Evaluation, wording, Register.Caseworker, Standing.Proposal);
            lines.Add(new TimelineLine(period, Answers.Of(naming), Answers.Amounts(naming), before is null ? [] : [.. Why(before, naming)]));
            before = naming;
        }

        return lines.MoveToImmutable();
    }

    private static List<Sentence> Why(Naming before, Naming after)
    {
        var (old, now) = (before.Evaluation.RuleSet.Version, after.Evaluation.RuleSet.Version);
        if (old != now)
        {
            return [Sentence.Fill(after.Wording.VersionChanges, Sentence.Authored(old), Sentence.Authored(now))];
        }

        var rates = Rates(before, after).ToList();
        var weighty = rates.Where(rate => before.Evaluation.Decisive.HasRate(rate.Index) || after.Evaluation.Decisive.HasRate(rate.Index)).ToList();
        var steps = Steps(before, after, LooksAtDate).ToList();
        List<Sentence> causes = [.. (weighty.Count > 0 ? weighty : rates).Select(rate => rate.Says), .. steps];

        if (causes.Count == 0)
        {
            // The effective date stands in an outcome or reason for review itself, or the rules cease to be in force.
            causes = [.. NewReasons(before, after), .. Steps(before, after, _ => true).Take(1)];
        }

        return causes;
    }

    private static IEnumerable<Sentence> NewReasons(Naming before, Naming after) =>
        after.Evaluation.ReviewReasons.Except(before.Evaluation.ReviewReasons)
            .Select(reason => Sentence.Authored(ReviewWords.Say(reason, after)).AsClause());

    private static IEnumerable<(int Index, Sentence Says)> Rates(Naming before, Naming after)
    {
        var program = after.Evaluation.Frame.Program;
        for (var i = 0; i < program.RateSlots.Length; i++)
        {
            var rate = program.RuleSet.Rates[i];
            var (old, now) = (before.Evaluation.Frame.Cells[program.RateSlots[i]], after.Evaluation.Frame.Cells[program.RateSlots[i]]);
            if (old.State != now.State || old.Number != now.Number || !ReferenceEquals(old.Object, now.Object))
            {
                var label = Sentence.Authored(rate.Label[after.Wording.Language]);
                yield return (i, Sentence.Fill(after.Wording.ChangesTo, label, Figure(old, rate.Type, after.Wording), Figure(now, rate.Type, after.Wording)));
            }
        }
    }

    private static Sentence Figure(in Cell cell, DataType type, Wording wording) => cell.State == State.Known
        ? Sentence.Of(TracedValue.From(in cell, type), wording)
        : Sentence.Engine(wording.FigureMissing);

    private static IEnumerable<Sentence> Steps(Naming before, Naming after, Func<Node, bool> which)
    {
        var frame = after.Evaluation.Frame;
        foreach (var step in frame.Program.Steps.Where(step => which(step.Root)))
        {
            var label = Sentence.Authored(step.Step.Label[after.Wording.Language]);
            var count = step.Scope == Node.CaseScope ? 1 : frame.ItemsOf(step.Scope).Count;
            for (var item = 0; item < count; item++)
            {
                var (old, now) = (before.Draft.Take(before.Value(step.Root, item)), after.Draft.Take(after.Value(step.Root, item)));
                if (old.ToString() != now.ToString())
                {
                    var named = step.Scope == Node.CaseScope ? label : Sentence.Fill("{0}, {1}", label, after.Draft.Take(after.Item(step.Scope, item)));
                    yield return Sentence.Fill(after.Wording.ChangesTo, named, old, now);
                }
            }
        }
    }

    private static bool LooksAtDate(Node node) => node.Op == Op.EffectiveDate || node.Parts.Any(LooksAtDate);
}
