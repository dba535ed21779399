using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>Whether the evidence carries the outcome: evidence, margin and coverage, each with coded reasons. No precision is invented.</summary>
internal static class ConfidenceOf
{
    public static Confidence Evaluation(Evaluator evaluator, Frame frame, DateTimeOffset decidedAt, Verdict verdict, Decisive decisive, bool isTested)
    {
        var evidence = Evidence(frame, DateOnly.FromDateTime(decidedAt.DateTime), decisive);
        var margin = Margin(evaluator, frame, decidedAt, verdict, decisive);
        ImmutableArray<ReviewReason> coverage = isTested ? [] : Untested;
        var table = evaluator.Program.RuleSet.Review.Score;
        ImmutableArray<ReviewReason> reasons = [.. evidence, .. margin, .. coverage];
        if (verdict.Outcome is not { } outcome || !IsWhole(frame, outcome))
        {
            // There is no outcome, or not the whole of it, that evidence could carry.
            return new Confidence(false, 0m, reasons);
        }

        var score = (evidence.IsEmpty ? table.Evidence : 0m) + (margin.IsEmpty ? table.Margin : 0m) + (coverage.IsEmpty ? table.Coverage : 0m);
        return new Confidence(reasons.IsEmpty, score, reasons);
    }

    private static readonly Provenance Unstated = new();
    private static readonly ImmutableArray<ReviewReason> Untested = [new ReviewReason(ReviewCode.UntestedPath, [])];

    private static bool IsWhole(Frame frame, CompiledOutcome outcome)
    {
        foreach (var amount in outcome.Amounts)
        {
            if (frame.At(amount.Root, 0).State != State.Known)
            {
                return false;
            }
        }

        return true;
    }

    private static ImmutableArray<ReviewReason> Evidence(Frame frame, DateOnly today, Decisive decisive)
    {
        var sureAtLeast = frame.Program.RuleSet.Review.SureAtLeast;
        List<ReviewReason>? reasons = null;
        AddReason(ref reasons, ReviewCode.StaleFact, frame, decisive, (fact, given) => fact.FreshFor is { } span && given.Observed is { } observed && span.Until(observed) < today);
        AddReason(ref reasons, ReviewCode.ConflictingFact, frame, decisive, static (_, given) => !given.Conflicts.IsEmpty);
        AddReason(ref reasons, ReviewCode.UncertainFact, frame, decisive, (_, given) => given.Sure < sureAtLeast);
        AddReason(ref reasons, ReviewCode.UnexpectedSource, frame, decisive, static (fact, given) => IsUnexpected(fact.Source, given.Source));
        return reasons is null ? [] : [.. reasons];
    }

    private static void AddReason(ref List<ReviewReason>? reasons, string code, Frame frame, Decisive decisive, Func<Fact, Provenance, bool> applies)
    {
        ImmutableArray<string>.Builder? about = null;
        for (var index = 0; index < frame.Program.RuleSet.Facts.Length; index++)
        {
            var fact = frame.Program.RuleSet.Facts[index];
            if (decisive.HasFact(index) && frame.Cells[index].State == State.Known && applies(fact, frame.Provenance[index] ?? Unstated))
            {
                (about ??= ImmutableArray.CreateBuilder<string>()).Add(fact.Id);
            }
        }

        if (about is not null)
        {
            (reasons ??= []).Add(new ReviewReason(code, about.ToImmutable()));
        }
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
        if (!Array.Exists(frame.Provenance, given => given?.PlusMinus > 0m))
        {
            return [];
        }

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
