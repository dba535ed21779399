using System.Collections.Immutable;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Deciding;

/// <summary>The reasons the case system adds to the engine's own. Stable codes.</summary>
public static class GateCode
{
    /// <summary>Automation is halted for the rule set (R24).</summary>
    public const string Halted = "halted";

    /// <summary>Automation is halted for the party.</summary>
    public const string PartyHalted = "party-halted";

    /// <summary>The outcome rests on a step that has been reversed too often.</summary>
    public const string SuspendedStep = "suspended-step";

    /// <summary>Drawn for the sample.</summary>
    public const string Sample = "sample";

    /// <summary>The decision would lack something the law demands (R1–R5).</summary>
    public const string Insufficient = "reasons-insufficient";

    /// <summary>A decision has been made in this case before.</summary>
    public const string DecidedBefore = "decided-before";
}

/// <summary>What stands between the rules and a decision nobody has looked at (R15–R17, R1–R5, R8), and between a person and a decision.</summary>
public static class Gate
{
    /// <summary>Everything that sends the case to a person; empty when it may be decided by the rules alone.</summary>
    public static ImmutableArray<ReasonForReview> Reasons(Case @case, Assessed assessed, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(assessed);
        ArgumentNullException.ThrowIfNull(context);
        if (assessed.Evaluation is not { } evaluation)
        {
            return [new ReasonForReview(Assessed.EngineFailed, [])];
        }

        var reasons = ImmutableArray.CreateBuilder<ReasonForReview>();
        reasons.AddRange(evaluation.ReviewReasons.Select(reason => new ReasonForReview(reason.Code, reason.About)));
        if (context.RuleSet.Halted is not null)
        {
            reasons.Add(new ReasonForReview(GateCode.Halted, []));
        }

        if (context.Party.Halted is not null)
        {
            reasons.Add(new ReasonForReview(GateCode.PartyHalted, []));
        }

        var suspended = context.RuleSet.Suspended.IsEmpty ? [] : Used.Steps(evaluation).Where(context.RuleSet.Suspended.Contains).ToImmutableArray();
        if (!suspended.IsEmpty)
        {
            reasons.Add(new ReasonForReview(GateCode.SuspendedStep, suspended));
        }

        if (@case.HasCommented)
        {
            reasons.Add(new ReasonForReview(ReviewCode.PartyComment, []));
        }

        if (!@case.Decisions.IsEmpty)
        {
            reasons.Add(new ReasonForReview(GateCode.DecidedBefore, []));
        }

        if (reasons.Count == 0)
        {
            var share = evaluation.RuleSet.Review.Sample.FirstOrDefault(sample => sample.Outcome == evaluation.Outcome!.Outcome.Id)?.Share ?? context.Policy.SampleShare;
            if (context.Draw(Issuing.NextDecisionId(@case), share))
            {
                reasons.Add(new ReasonForReview(GateCode.Sample, []));
            }
        }

        if (evaluation.Outcome is not null && Sufficiency.Check(evaluation) is { IsEmpty: false } lacks)
        {
            reasons.Add(new ReasonForReview(GateCode.Insufficient, [.. lacks.Select(lack => lack.Code)]));
        }

        return reasons.ToImmutable();
    }

    /// <summary>What stands in the way of issuing what a person concludes; empty when nothing does.</summary>
    public static ImmutableArray<Refusal> Refusals(Case @case, Evaluation evaluation, OwnOutcome? own)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(evaluation);
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        if (@case.Running is not null)
        {
            refusals.Add(new Refusal(RefusalCode.HearingRunning, "", "The party may still answer."));
        }

        if (evaluation.Outcome is null && own is null)
        {
            refusals.Add(new Refusal(RefusalCode.NoOutcome, "outcome", "The rules give no outcome: supply what is missing, or give an outcome of your own with reasons."));
            return refusals.ToImmutable();
        }

        if (IsAdverse(evaluation, own))
        {
            var unheard = Unheard(@case, evaluation, own);
            if (!unheard.IsEmpty)
            {
                refusals.Add(new Refusal(RefusalCode.HearingRequired, string.Join(' ', unheard), "The party has not seen these facts, which speak against them (FVL § 19)."));
            }
        }

        if (own is null)
        {
            refusals.AddRange(Sufficiency.Check(evaluation).Select(lack => new Refusal(RefusalCode.ReasonsInsufficient, lack.Code, lack.Text)));
        }

        return refusals.ToImmutable();
    }

    private static bool IsAdverse(Evaluation evaluation, OwnOutcome? own) =>
        own is null
            ? evaluation.Outcome!.Outcome.IsAdverse
            : evaluation.RuleSet.Outcomes.First(outcome => outcome.Id == own.Outcome).IsAdverse
                // The rules' own outcome with other amounts may give less, whatever it is called.
                || (own.Outcome == evaluation.Outcome?.Outcome.Id && !Assessed.Amounts(evaluation).ToHashSet().SetEquals(own.Amounts));

    /// <summary>Facts the party did not supply and has not seen. A person who departs from the rules may have given any fact weight, so all count then.</summary>
    private static ImmutableArray<string> Unheard(Case @case, Evaluation evaluation, OwnOutcome? own) =>
    [
        .. Enumerable.Range(0, evaluation.RuleSet.Facts.Length)
            .Where(fact => own is not null || evaluation.Decisive.HasFact(fact))
            .Where(fact => evaluation.FactProvenance(fact) is { IsFromParty: false } given && given.ShownToParty != true && evaluation.RuleSet.Facts[fact] is { Discretionary: false })
            .Select(fact => evaluation.RuleSet.Facts[fact].Id)
            .Where(fact => !@case.Heard.Contains(fact) && !@case.Exempted.Contains(fact)),
    ];
}
