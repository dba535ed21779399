using System.Collections.Immutable;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>Whether the evidence carries the outcome: evidence, margin and coverage, each with coded reasons. No precision is invented.</summary>
internal static class ConfidenceOf
{
    public static Confidence Evaluation(Evaluator evaluator, Frame frame, DateTimeOffset decidedAt, Verdict verdict, Decisive decisive, bool isTested)
    {
        var evidence = Evidence(frame, DateOnly.FromDateTime(decidedAt.DateTime), decisive).ToImmutableArray();
        var margin = Margin(evaluator, frame, decidedAt, verdict, decisive);
        ImmutableArray<ReviewReason> coverage = isTested ? [] : [new ReviewReason(ReviewCode.UntestedPath, [])];
        var table = evaluator.Program.RuleSet.Review.Score;
        if (verdict.Outcome is not { } outcome || outcome.Amounts.Any(amount => frame.At(amount.Root, 0).State != State.Known))
        {
            // There is no outcome, or not the whole of it, that evidence could carry.
            return new Confidence(false, 0m, [.. evidence, .. margin, .. coverage]);
        }

        var score = (evidence.IsEmpty ? table.Evidence : 0m) + (margin.IsEmpty ? table.Margin : 0m) + (coverage.IsEmpty ? table.Coverage : 0m);
        ImmutableArray<ReviewReason> reasons = [.. evidence, .. margin, .. coverage];
        return new Confidence(reasons.IsEmpty, score, reasons);
    }

    private static IEnumerable<ReviewReason> Evidence(Frame frame, DateOnly today, Decisive decisive)
    {
        var ruleSet = frame.Program.RuleSet;
        var facts = decisive.Facts.Where(fact => frame.Cells[fact].State == State.Known).ToList();
        ReviewReason? Reason(string code, Func<Fact, Provenance, bool> applies)
        {
            var about = facts
                .Where(fact => applies(ruleSet.Facts[fact], frame.Provenance[fact] ?? new Provenance()))
                .Select(fact => ruleSet.Facts[fact].Id)
                .ToImmutableArray();
            return about.IsEmpty ? null : new ReviewReason(code, about);
        }

        return new[]
        {
            Reason(ReviewCode.StaleFact, (fact, given) => fact.FreshFor is { } span && given.Observed is { } observed && span.Until(observed) < today),
            Reason(ReviewCode.ConflictingFact, (_, given) => !given.Conflicts.IsEmpty),
            Reason(ReviewCode.UncertainFact, (_, given) => given.Sure < ruleSet.Review.SureAtLeast),
            Reason(ReviewCode.UnexpectedSource, (fact, given) => IsUnexpected(fact.Source, given.Source)),
        }.OfType<ReviewReason>();
    }

    /// <summary>A register's fact must come from that register; what the party is asked for may also come from elsewhere.</summary>
    private static bool IsUnexpected(string? expected, string source) =>
        expected is not null && expected.StartsWith("register:", StringComparison.Ordinal) && source != expected;

    private static ImmutableArray<ReviewReason> Margin(Evaluator evaluator, Frame frame, DateTimeOffset decidedAt, Verdict verdict, Decisive decisive)
    {
        if (verdict.Outcome is null)
        {
            return [];
        }

        var ruleSet = frame.Program.RuleSet;
        var about = decisive.Facts
            .Where(fact => ruleSet.Facts[fact].Type.IsNumeric && frame.Provenance[fact]?.PlusMinus > 0m && Flips(evaluator, frame, decidedAt, verdict, fact))
            .Select(fact => ruleSet.Facts[fact].Id)
            .ToImmutableArray();
        return about.IsEmpty ? [] : [new ReviewReason(ReviewCode.WithinMargin, about)];
    }

    private static bool Flips(Evaluator evaluator, Frame frame, DateTimeOffset decidedAt, Verdict verdict, int index)
    {
        var fact = frame.Program.RuleSet.Facts[index];
        var value = frame.Cells[index].Number;
        var off = frame.Provenance[index]!.PlusMinus!.Value;
        foreach (var other in new[] { Clamped(value, -off), Clamped(value, off) })
        {
            var changed = evaluator.Recompute(frame, decidedAt, cells => cells[index].Number = other);
            if (Judging.Verdict(changed).Outcome != verdict.Outcome)
            {
                return true;
            }
        }

        return false;

        decimal Clamped(decimal from, decimal by)
        {
            decimal moved;
            try
            {
                moved = from + by;
            }
            catch (OverflowException)
            {
                moved = by < 0m ? decimal.MinValue : decimal.MaxValue;
            }

            return Math.Min(Math.Max(moved, fact.Min ?? moved), fact.Max ?? Math.Max(moved, fact.Min ?? moved));
        }
    }
}
