using System.Collections.Immutable;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Oversight;
using DecisionEngine.Cases.Reviewing;

namespace DecisionEngine.Cases.Contesting;

/// <summary>
/// Concludes a reassessment, by another than the first decider (R7). Upheld wholly or partly: a new decision in place of the old one. Kept: the
/// complaint goes to the complaint body with everything.
/// </summary>
/// <param name="Result">upheld, partly or kept.</param>
/// <param name="Reason">Why, to the party.</param>
/// <param name="Steps">The steps it was about.</param>
/// <param name="Conclusion">The new decision; null where the old one is kept.</param>
public sealed record Reassess(string Result, string Reason, ImmutableArray<string> Steps, Conclude? Conclusion) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Reassess;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(context);
        if (WorkRows.MayNotTake(@case).Contains(actor.Id))
        {
            return Acted.Refuse(RefusalCode.OwnWork, "", "Somebody else than the first decider reassesses (R7).");
        }

        if (UnlessClaimed(@case, actor, context) is { } unclaimed)
        {
            return unclaimed;
        }

        if (Result is not ("upheld" or "partly" or "kept") || string.IsNullOrWhiteSpace(Reason) || (Result == "kept") != (Conclusion is null))
        {
            return Acted.Refuse(RefusalCode.Missing, "result", "upheld, partly or kept, with a reason; a new decision where it is upheld, none where it is kept.");
        }

        ImmutableArray<string> steps = Steps.IsDefaultOrEmpty ? (@case.Contest!.Contested.Step is { } step ? [step] : []) : Steps;
        var reassessed = new ContestReassessed(Result, new StaffName(actor.Id, actor.Name), Reason, steps);
        if (Conclusion is null)
        {
            var body = context.Rules.Current(@case.CaseType, context.Today).Authority.Complaint.Body;
            return Acted.Done(reassessed, new ComplaintForwarded(body[@case.Language], "kept"));
        }

        var concluded = Concluding.Run(@case, actor, context, Conclusion);
        if (concluded.Refused is null && IsSame(@case.Decisions.First(decision => decision.Id == @case.Contest!.Contested.DecisionId).Issued, concluded.Proposal!))
        {
            // INVARIANT: a complaint that gave the party nothing goes to the complaint body (R7).
            return Acted.Refuse(RefusalCode.Missing, "result", "The same outcome and amounts again are no change: the decision is kept, and the complaint goes on.");
        }

        return concluded.Refused ?? new Acted(
            [.. concluded.Before, new Step(reassessed), Issuing.ByPerson(concluded.Case, concluded.Facts, concluded.Evaluation!, context, concluded.Proposal!, null)],
            null,
            Reversals.Of(@case.Id, Result, steps, context));
    }

    private static bool IsSame(DecisionIssued contested, Proposal proposal) =>
        contested.Outcome == (proposal.Own?.Outcome ?? proposal.Evaluation.Outcome) && contested.Amounts.SequenceEqual(proposal.Own?.Amounts ?? proposal.Evaluation.Amounts);
}

/// <summary>Says whether the complaint stands after a partial change (R7).</summary>
/// <param name="Stands">Whether it does.</param>
/// <param name="Channel">web, phone, paper or visit.</param>
public sealed record Stand(bool Stands, string Channel) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Stand;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(context);
        return !Opening.Channels.All.Contains(Channel) ? Acted.Refuse(RefusalCode.Missing, "channel", $"One of {string.Join(", ", Opening.Channels.All)}.")
            : Stands
            ? Acted.Done(new StandAnswered(true, Channel), new ComplaintForwarded(context.Rules.Current(@case.CaseType, context.Today).Authority.Complaint.Body[@case.Language], "stands"))
            : Corrections.Then(@case, new StandAnswered(false, Channel), actor, context);
    }
}

/// <summary>Records what the complaint body answered; the case follows it (R7).</summary>
/// <param name="Result">kept, changed, sent-back or dismissed.</param>
/// <param name="Text">Its reasons.</param>
/// <param name="Steps">The steps it was about.</param>
public sealed record RecordBodyAnswer(string Result, string Text, ImmutableArray<string> Steps) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.RecordBodyAnswer;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(context);
        if (Result is not ("kept" or "changed" or "sent-back" or "dismissed") || string.IsNullOrWhiteSpace(Text))
        {
            return Acted.Refuse(RefusalCode.Missing, "result", "kept, changed, sent-back or dismissed, with its reasons.");
        }

        ImmutableArray<string> steps = Steps.IsDefault ? [] : Steps;
        var answered = new ComplaintBodyAnswered(Result, Text, steps);
        if (Result is "kept" or "dismissed")
        {
            return Corrections.Then(@case, answered, actor, context);
        }

        var after = Folding.Apply(@case, new Happened(answered, context.Now, actor.Key, 0));
        var review = Hearing.ToReview.Of(after, "body", [new ReasonForReview("complaint-body", steps)], context);
        return Acted.Done(answered, new CaseReopened(Text, "body"), review) with { Elsewhere = Reversals.Of(@case.Id, Result, steps, context) };
    }
}

/// <summary>What the party said is wrong while nobody had the case before them is looked at once it is back (GDPR art. 16).</summary>
internal static class Corrections
{
    public static Acted Then(Case @case, CaseEvent happened, Actor actor, Context context)
    {
        if (@case.Corrections.IsEmpty)
        {
            return Acted.Done(happened);
        }

        var after = Folding.Apply(@case, new Happened(happened, context.Now, actor.Key, 0));
        return Acted.Done(happened, Hearing.ToReview.Of(after, "correction", [new ReasonForReview("correction", [.. @case.Corrections.Order(StringComparer.Ordinal)])], context));
    }
}

/// <summary>Counts reversals against the steps they were about; past the limit a step stops deciding alone.</summary>
internal static class Reversals
{
    public static ImmutableArray<OversightEvent> Of(string caseId, string result, ImmutableArray<string> steps, Context context)
    {
        if (steps.IsEmpty)
        {
            return [];
        }

        // One case counts once against a step, however often it is named.
        var reversed = new DecisionReversed(caseId, result, [.. steps.Distinct()]);
        var after = context.RuleSet.After(reversed, context.Now);
        var since = context.Now.AddDays(-context.Policy.ReversalDays);
        var over = steps.Distinct().Where(step => !after.Suspended.Contains(step) && after.Count(step, since) >= context.Policy.ReversalLimit);
        return [reversed, .. over.Select(step => new StepSuspended(step, after.Count(step, since), context.Policy.ReversalLimit))];
    }
}
