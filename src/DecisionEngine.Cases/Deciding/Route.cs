using System.Collections.Immutable;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;

namespace DecisionEngine.Cases.Deciding;

/// <summary>What follows when the facts of a case are as they are: a decision by the rules alone, a question to the party, or a person.</summary>
public static class Route
{
    /// <summary>The next step. The facts have been read without errors before.</summary>
    /// <param name="case">The case with its facts, undecided.</param>
    /// <param name="kind">Why it goes to a person, if it does.</param>
    /// <param name="context">The world.</param>
    public static Step Next(Case @case, string kind, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(context);
        var facts = @case.Facts.Shown(@case.Heard);
        var assessed = Assessed.By(context, @case.CaseType, facts);
        var reasons = Gate.Reasons(@case, assessed, context);
        if (reasons.IsEmpty)
        {
            return Issuing.ByRules(@case, facts, assessed.Evaluation!, context);
        }

        return Askable(@case, assessed) is { IsEmpty: false } ask
            ? new Step(new FactsAsked(ask, context.Policy.AskDays))
            : new Step(new SentToReview(kind, reasons, context.InDays(context.Policy.ReviewDays), assessed.Summary));
    }

    /// <summary>The facts worth asking the party for, in order: only where the party can supply every one that is missing, and has not been asked before.</summary>
    private static ImmutableArray<string> Askable(Case @case, Assessed assessed)
    {
        if (assessed.Evaluation is not { Missing.IsEmpty: false } evaluation)
        {
            return [];
        }

        var missing = evaluation.Missing;
        var facts = missing.Select(id => evaluation.RuleSet.Facts.First(fact => fact.Id == id));
        return facts.All(fact => !fact.Discretionary && fact.Source is null or "party") && !missing.Any(@case.AskedBefore.Contains) ? missing : [];
    }
}
