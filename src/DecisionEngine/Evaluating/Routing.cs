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
    public static ImmutableArray<ReviewReason> Reasons(Frame frame, Verdict verdict, Decisive decisive, SortedSet<int> missing, Confidence confidence)
    {
        var reasons = ImmutableArray.CreateBuilder<ReviewReason>();
        AddFacts(reasons, frame, missing, decisive);
        AddFailures(reasons, frame, verdict);
        AddBoundary(reasons, frame.Program.RuleSet, verdict);
        AddHearing(reasons, frame, verdict, decisive);
        foreach (var reason in confidence.Reasons)
        {
            Add(reasons, reason);
        }

        AddOwn(reasons, frame, verdict);
        return reasons.DrainToImmutable();
    }

    private static void Add(ImmutableArray<ReviewReason>.Builder reasons, ReviewReason reason)
    {
        if (!reasons.Contains(reason))
        {
            reasons.Add(reason);
        }
    }

    private static void Add(ImmutableArray<ReviewReason>.Builder reasons, string code, ImmutableArray<string> about) => Add(reasons, new ReviewReason(code, about));

    private static void AddFacts(ImmutableArray<ReviewReason>.Builder reasons, Frame frame, SortedSet<int> missing, Decisive decisive)
    {
        var facts = frame.Program.RuleSet.Facts;
        ImmutableArray<string>.Builder? unknown = null;
        ImmutableArray<string>.Builder? discretion = null;
        for (var fact = 0; fact < facts.Length; fact++)
        {
            var isMissing = missing.Contains(fact);
            if (isMissing && !facts[fact].Discretionary)
            {
                (unknown ??= ImmutableArray.CreateBuilder<string>()).Add(facts[fact].Id);
            }
            else if (facts[fact].Discretionary && (isMissing || decisive.HasFact(fact)))
            {
                (discretion ??= ImmutableArray.CreateBuilder<string>()).Add(facts[fact].Id);
            }
        }

        if (unknown is not null)
        {
            Add(reasons, ReviewCode.UnknownFact, unknown.DrainToImmutable());
        }

        if (discretion is not null)
        {
            Add(reasons, ReviewCode.Discretion, discretion.DrainToImmutable());
        }
    }

    private static void AddFailures(ImmutableArray<ReviewReason>.Builder reasons, Frame frame, Verdict verdict)
    {
        if (verdict.Fault == Fault.NotInForce)
        {
            Add(reasons, ReviewCode.NotInForce, []);
        }
        else if (verdict.Fault != Fault.None)
        {
            Add(reasons, ReviewCode.Faulted, [verdict.Fault.Code()]);
        }
        else if (verdict is { Outcome: null, Blocked: null })
        {
            Add(reasons, ReviewCode.NoOutcome, []);
        }

        List<string>? faulted = null;
        foreach (var amount in verdict.Outcome?.Amounts ?? [])
        {
            if (frame.At(amount.Root, 0) is { State: State.Fault, Fault: var fault } && faulted?.Contains(fault.Code()) != true)
            {
                (faulted ??= []).Add(fault.Code());
            }
        }

        if (faulted is not null)
        {
            Add(reasons, ReviewCode.Faulted, [.. faulted]);
        }
    }

    private static void AddBoundary(ImmutableArray<ReviewReason>.Builder reasons, RuleSet ruleSet, Verdict verdict)
    {
        if (ruleSet.Automation.Outcomes.IsEmpty)
        {
            Add(reasons, ReviewCode.NeverAutomated, []);
        }
        else if (verdict.Outcome?.Outcome is { } outcome && !ruleSet.Automation.Outcomes.Contains(outcome.Id))
        {
            Add(reasons, outcome.IsAdverse ? ReviewCode.Adverse : ReviewCode.NotAutomated, [outcome.Id]);
        }
    }

    private static void AddHearing(ImmutableArray<ReviewReason>.Builder reasons, Frame frame, Verdict verdict, Decisive decisive)
    {
        var facts = frame.Program.RuleSet.Facts;
        ImmutableArray<string>.Builder? unheard = null;
        ImmutableArray<string>.Builder? commented = null;
        var isAdverse = verdict.Outcome?.Outcome.IsAdverse == true;
        for (var fact = 0; fact < facts.Length; fact++)
        {
            if (frame.Provenance[fact] is not { } given)
            {
                continue;
            }

            if (isAdverse && decisive.HasFact(fact) && !given.IsFromParty && given.ShownToParty != true && facts[fact] is { Discretionary: false, Source: not "caseworker" })
            {
                (unheard ??= ImmutableArray.CreateBuilder<string>()).Add(facts[fact].Id);
            }

            if (given.Comment is { Length: > 0 })
            {
                (commented ??= ImmutableArray.CreateBuilder<string>()).Add(facts[fact].Id);
            }
        }

        if (unheard is not null)
        {
            Add(reasons, ReviewCode.UnheardFact, unheard.DrainToImmutable());
        }

        if (commented is not null)
        {
            Add(reasons, ReviewCode.PartyComment, commented.DrainToImmutable());
        }
    }

    private static void AddOwn(ImmutableArray<ReviewReason>.Builder reasons, Frame frame, Verdict verdict)
    {
        foreach (var review in frame.Program.Reviews)
        {
            ref readonly var cell = ref frame.At(review.If, 0);
            if (cell.IsMet)
            {
                Add(reasons, review.Rule.Code, []);
            }
            else if (cell.State == State.Fault && verdict.Fault != Fault.NotInForce)
            {
                Add(reasons, ReviewCode.Faulted, [cell.Fault.Code()]);
            }
        }
    }
}
