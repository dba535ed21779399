using System.Collections.Immutable;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Explaining;

/// <summary>What happens now, and how to complain.</summary>
internal static class Guidance
{
    public static ImmutableArray<Sentence> Next(Naming naming)
    {
        var (evaluation, wording) = (naming.Evaluation, naming.Wording);
        if (evaluation.Outcome?.Outcome is not { } outcome)
        {
            return [Sentence.Engine(AsksTheCitizen(evaluation) ? wording.AnswerNext : wording.PersonTakesOver)];
        }

        if (naming.Standing == Standing.Proposal)
        {
            return [Sentence.Engine(wording.ProposalNext)];
        }

        var next = ImmutableArray.CreateBuilder<Sentence>();
        foreach (var (belongsTo, says) in naming.Words.Guidance.Next)
        {
            if (belongsTo.IsEmpty || belongsTo.Contains(outcome.Id) || belongsTo.Contains(EvaluationJson.Kind(outcome.Kind!.Value)))
            {
                next.Add(naming.Finished(says));
            }
        }

        return next.DrainToImmutable();
    }

    public static ImmutableArray<Sentence> Complaint(Naming naming)
    {
        var guidance = naming.Words.Guidance;
        var isOnlyRights = naming.Standing == Standing.Proposal || naming.Evaluation.Outcome is null or { Outcome.Kind: OutcomeKind.PassedOn };
        naming.Mentioned.Add(isOnlyRights ? guidance.RightsTerms : guidance.ComplaintTerms);
        return isOnlyRights ? guidance.Rights : guidance.Complaint;
    }

    private static bool AsksTheCitizen(Evaluation evaluation)
    {
        foreach (var id in evaluation.Missing)
        {
            if (!evaluation.RuleSet.Facts[evaluation.Frame.Program.FactIndex(id)].Discretionary)
            {
                return true;
            }
        }

        return false;
    }
}
