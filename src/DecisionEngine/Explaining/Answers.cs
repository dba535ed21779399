using System.Collections.Immutable;
using DecisionEngine.Compiling;
using DecisionEngine.Evaluating;
using DecisionEngine.RuleSets;
using DecisionEngine.Tracing;

namespace DecisionEngine.Explaining;

/// <summary>The first layer: the answer, and how it came about.</summary>
internal static class Answers
{
    public static Sentence Of(Naming naming)
    {
        var evaluation = naming.Evaluation;
        var wording = naming.Wording;
        if (evaluation.Outcome is { Outcome.Label: not null } outcome && naming.Words.Outcomes[outcome] is { Answer: { } answer } texts)
        {
            var filled = AuthoredText.Fill(naming, answer);
            return IsOpen(filled) ? Sentence.Fill(wording.AnswerButOpen, texts.Label).Finished() : naming.Draft.Take(filled);
        }

        var codes = evaluation.ReviewReasons.Select(reason => reason.Code).ToHashSet();
        var words = codes.Contains(ReviewCode.UnknownFact) ? wording.NoAnswerMissing
            : codes.Contains(ReviewCode.Faulted) || codes.Contains(ReviewCode.NotInForce) ? wording.NoAnswerFault
            : codes.Contains(ReviewCode.Discretion) ? wording.NoAnswerDiscretion
            : wording.NoAnswerPerson;
        return Sentence.Engine(words).Finished();
    }

    public static ImmutableArray<Sentence> Basis(Naming naming, ImmutableArray<ConsiderationLine> considerations)
    {
        var (evaluation, wording) = (naming.Evaluation, naming.Wording);
        var basis = ImmutableArray.CreateBuilder<Sentence>();
        if (evaluation.Outcome is null)
        {
            basis.Add(Sentence.Engine(wording.NotARefusal));
        }

        basis.Add(Sentence.Fill(
            wording.DecidedByRules,
            naming.Words.Title,
            Sentence.Authored(evaluation.RuleSet.Version)));
        if (evaluation is { EffectiveOn: { } date, Outcome.Outcome.Kind: not (OutcomeKind.Refused or OutcomeKind.PassedOn) })
        {
            basis.Add(Sentence.Fill(wording.Effective, naming.Date(date)));
        }

        if (naming.Standing == Standing.Proposal)
        {
            basis.Add(Sentence.Engine(evaluation.Outcome is null ? wording.RouteReviewOpen : wording.RouteReview));
        }
        else if (evaluation.Route == Route.Automatic)
        {
            basis.Add(Sentence.Engine(wording.RouteAutomatic));
        }

        foreach (var by in considerations.Select(line => line.By.ToString()).Distinct())
        {
            basis.Add(Sentence.Fill(wording.AssessedBy, Sentence.Authored(by)));
        }

        return basis.ToImmutable();
    }

    public static ImmutableArray<AmountLine> Amounts(Naming naming)
    {
        if (naming.Evaluation.Outcome is not { } outcome)
        {
            return [];
        }

        var lines = ImmutableArray.CreateBuilder<AmountLine>(outcome.Amounts.Length);
        for (var i = 0; i < outcome.Amounts.Length; i++)
        {
            var (amount, root) = outcome.Amounts[i];
            lines.Add(new AmountLine(amount.Id, naming.Words.Outcomes[outcome].Amounts[i], naming.Draft.Take(naming.Value(root, 0))));
        }

        return lines.MoveToImmutable();
    }

    public static ImmutableArray<Sentence> Confidence(Naming naming)
    {
        var (evaluation, wording) = (naming.Evaluation, naming.Wording);
        var score = Sentence.Of(new TracedValue(DataType.Decimal, State.Known, evaluation.Confidence.Score, Fault.None), wording);
        var verdict = Sentence.Fill(evaluation.Confidence.IsSufficient ? wording.Sufficient : wording.Insufficient, score);
        var reasons = evaluation.Confidence.Reasons.Select(reason => Sentence.Authored(ReviewWords.Say(reason, naming)));
        var noted = evaluation.NotedFaults.Select(fault => Sentence.Fill(
            wording.Noted,
            naming.Words.Steps[evaluation.Frame.Program.FindStep(fault.Step)!.Index].Label,
            Sentence.Engine(Clauses.Why(wording, fault.Fault))));
        return [verdict, .. reasons, .. noted];
    }

    private static bool IsOpen(Phrase answer)
    {
        foreach (ref readonly var run in answer.Runs)
        {
            if (run is { Origin: Origin.Trace, Value: null })
            {
                return true;
            }
        }

        return false;
    }
}
