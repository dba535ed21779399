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
        if (evaluation.Outcome?.Outcome is { Answer: { } answer, Label: { } label })
        {
            var filled = AuthoredText.Fill(naming, answer);
            return filled.Runs.Any(run => run is { Origin: Origin.Trace, Value: null })
                ? Sentence.Fill(wording.AnswerButOpen, Sentence.Authored(label[wording.Language])).Finished()
                : filled;
        }

        var codes = evaluation.ReviewReasons.Select(reason => reason.Code).ToHashSet();
        var words = codes.Contains(ReviewCode.UnknownFact) ? wording.NoAnswerMissing
            : codes.Contains(ReviewCode.Faulted) || codes.Contains(ReviewCode.NotInForce) ? wording.NoAnswerFault
            : codes.Contains(ReviewCode.Discretion) ? wording.NoAnswerDiscretion
            : wording.NoAnswerPerson;
        return Sentence.Engine(words).Finished();
    }

    public static ImmutableArray<Sentence> Basis(Naming naming)
    {
        var (evaluation, wording) = (naming.Evaluation, naming.Wording);
        var basis = ImmutableArray.CreateBuilder<Sentence>();
        if (evaluation.Outcome is null)
        {
            basis.Add(Sentence.Engine(wording.NotARefusal));
        }

        basis.Add(Sentence.Fill(
            wording.DecidedByRules,
            Sentence.Authored(evaluation.RuleSet.Title[wording.Language]),
            Sentence.Authored(evaluation.RuleSet.Version)));
        if (evaluation is { EffectiveOn: { } date, Outcome.Outcome.Kind: not (OutcomeKind.Refused or OutcomeKind.PassedOn) })
        {
            basis.Add(Sentence.Fill(wording.Effective, Sentence.Of(new TracedValue(DataType.Date, State.Known, date, Fault.None), wording)));
        }

        if (naming.Standing == Standing.Proposal)
        {
            basis.Add(Sentence.Engine(evaluation.Outcome is null ? wording.RouteReviewOpen : wording.RouteReview));
        }
        else if (evaluation.Route == Route.Automatic)
        {
            basis.Add(Sentence.Engine(wording.RouteAutomatic));
        }

        foreach (var by in FactLines.Considerations(naming).Select(line => line.By.ToString()).Distinct())
        {
            basis.Add(Sentence.Fill(wording.AssessedBy, Sentence.Authored(by)));
        }

        return basis.ToImmutable();
    }

    public static ImmutableArray<AmountLine> Amounts(Naming naming) =>
    [
        .. (naming.Evaluation.Outcome?.Amounts ?? []).Select(amount => new AmountLine(
            amount.Amount.Id,
            Sentence.Authored(amount.Amount.Label[naming.Wording.Language]),
            naming.Value(amount.Root, 0))),
    ];

    public static ImmutableArray<Sentence> Confidence(Naming naming)
    {
        var (evaluation, wording) = (naming.Evaluation, naming.Wording);
        var score = Sentence.Of(new TracedValue(DataType.Decimal, State.Known, evaluation.Confidence.Score, Fault.None), wording);
        var verdict = Sentence.Fill(evaluation.Confidence.IsSufficient ? wording.Sufficient : wording.Insufficient, score);
        var reasons = evaluation.Confidence.Reasons.Select(reason => Sentence.Authored(ReviewWords.Say(reason, evaluation, wording.Language)));
        var noted = evaluation.NotedFaults.Select(fault => Sentence.Fill(
            wording.Noted,
            Sentence.Authored(evaluation.Frame.Program.FindStep(fault.Step)!.Step.Label[wording.Language]),
            Sentence.Engine(Clauses.Why(wording, fault.Fault))));
        return [verdict, .. reasons, .. noted];
    }
}
