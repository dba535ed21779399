using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Evaluating;

/// <summary>
/// Why a person must look at the case, as far as the engine can tell. Automatic only if the outcome is listed, confidence is
/// sufficient and nothing else asks for a person. Samples, halts and contests are added by the case system.
/// </summary>
internal static class Routing
{
    public static ImmutableArray<ReviewReason> Reasons(Frame frame, Verdict verdict, Decisive decisive, SortedSet<int> missing, Confidence confidence) =>
    [
        .. Facts(frame, missing, decisive)
            .Concat(Failures(frame, verdict))
            .Concat(Boundary(frame.Program.RuleSet, verdict))
            .Concat(Hearing(frame, verdict, decisive))
            .Concat(confidence.Reasons)
            .Concat(Own(frame, verdict))
            .Distinct(),
    ];

    private static IEnumerable<ReviewReason> Facts(Frame frame, SortedSet<int> missing, Decisive decisive)
    {
        var facts = frame.Program.RuleSet.Facts;
        var unknown = missing.Where(fact => !facts[fact].Discretionary).Select(fact => facts[fact].Id).ToImmutableArray();
        if (!unknown.IsEmpty)
        {
            yield return new ReviewReason(ReviewCode.UnknownFact, unknown);
        }

        var discretion = missing.Union(decisive.Facts).Where(fact => facts[fact].Discretionary).Order().Select(fact => facts[fact].Id).ToImmutableArray();
        if (!discretion.IsEmpty)
        {
            yield return new ReviewReason(ReviewCode.Discretion, discretion);
        }
    }

    private static IEnumerable<ReviewReason> Failures(Frame frame, Verdict verdict)
    {
        if (verdict.Fault == Fault.NotInForce)
        {
            yield return new ReviewReason(ReviewCode.NotInForce, []);
        }
        else if (verdict.Fault != Fault.None)
        {
            yield return new ReviewReason(ReviewCode.Faulted, [verdict.Fault.Code()]);
        }
        else if (verdict is { Outcome: null, Blocked: null })
        {
            yield return new ReviewReason(ReviewCode.NoOutcome, []);
        }

        var faulted = (verdict.Outcome?.Amounts ?? []).Select(amount => frame.At(amount.Root, 0)).Where(cell => cell.State == State.Fault).Select(cell => cell.Fault.Code()).Distinct().ToImmutableArray();
        if (!faulted.IsEmpty)
        {
            yield return new ReviewReason(ReviewCode.Faulted, faulted);
        }
    }

    private static IEnumerable<ReviewReason> Boundary(RuleSet ruleSet, Verdict verdict)
    {
        if (ruleSet.Automation.Outcomes.IsEmpty)
        {
            yield return new ReviewReason(ReviewCode.NeverAutomated, []);
        }
        else if (verdict.Outcome?.Outcome is { } outcome && !ruleSet.Automation.Outcomes.Contains(outcome.Id))
        {
            yield return new ReviewReason(outcome.IsAdverse ? ReviewCode.Adverse : ReviewCode.NotAutomated, [outcome.Id]);
        }
    }

    private static IEnumerable<ReviewReason> Hearing(Frame frame, Verdict verdict, Decisive decisive)
    {
        var facts = frame.Program.RuleSet.Facts;
        if (verdict.Outcome?.Outcome.IsAdverse == true)
        {
            var unheard = decisive.Facts
                .Where(fact => frame.Provenance[fact] is { IsFromParty: false } given && given.ShownToParty != true && facts[fact] is { Discretionary: false, Source: not "caseworker" })
                .Select(fact => facts[fact].Id)
                .ToImmutableArray();
            if (!unheard.IsEmpty)
            {
                yield return new ReviewReason(ReviewCode.UnheardFact, unheard);
            }
        }

        var commented = Enumerable.Range(0, facts.Length).Where(fact => frame.Provenance[fact]?.Comment is { Length: > 0 }).Select(fact => facts[fact].Id).ToImmutableArray();
        if (!commented.IsEmpty)
        {
            yield return new ReviewReason(ReviewCode.PartyComment, commented);
        }
    }

    private static IEnumerable<ReviewReason> Own(Frame frame, Verdict verdict)
    {
        foreach (var review in frame.Program.Reviews)
        {
            var cell = frame.At(review.If, 0);
            if (cell.IsMet)
            {
                yield return new ReviewReason(review.Rule.Code, []);
            }
            else if (cell.State == State.Fault && verdict.Fault != Fault.NotInForce)
            {
                yield return new ReviewReason(ReviewCode.Faulted, [cell.Fault.Code()]);
            }
        }
    }
}
