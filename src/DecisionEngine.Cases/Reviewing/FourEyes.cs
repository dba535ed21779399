using System.Collections.Immutable;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;

namespace DecisionEngine.Cases.Reviewing;

/// <summary>When a second person must approve what a person concludes.</summary>
internal static class FourEyes
{
    /// <summary>rule-set, amount, deviation or four-eyes-sample; empty where one person is enough.</summary>
    public static ImmutableArray<string> Causes(Case @case, Concluded concluded, Context context)
    {
        var causes = ImmutableArray.CreateBuilder<string>();
        if (context.Policy.FourEyesRuleSets.Contains(@case.CaseType))
        {
            causes.Add("rule-set");
        }

        var amounts = concluded.Proposal!.Own?.Amounts ?? concluded.Proposal.Evaluation.Amounts;
        if (amounts.Any(amount => amount.Unit.Length == 3 && Math.Abs(amount.Value) >= context.Policy.FourEyesFrom))
        {
            causes.Add("amount");
        }

        if (concluded.Proposal.Own is not null)
        {
            causes.Add("deviation");
        }

        if (causes.Count == 0 && context.Draw($"four-eyes {Issuing.NextDecisionId(@case)}", context.Policy.FourEyesShare))
        {
            causes.Add("four-eyes-sample");
        }

        return causes.ToImmutable();
    }
}
