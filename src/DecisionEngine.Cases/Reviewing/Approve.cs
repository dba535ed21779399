using System.Collections.Immutable;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;

namespace DecisionEngine.Cases.Reviewing;

/// <summary>Approves what another proposes, point by point, each with a sentence of one's own.</summary>
/// <param name="Sentences">A sentence for each cause a second person was called for.</param>
public sealed record Approve(ImmutableArray<FlagAnswer> Sentences) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Approve;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(context);
        var proposal = @case.Proposal!;
        if (proposal.By.Id == actor.Id)
        {
            return Acted.RefuseNoting(RefusalCode.OwnWork, "Nobody approves their own.", new OwnApprovalRefused(actor.Id));
        }

        if (UnlessClaimed(@case, actor, context) is { } unclaimed)
        {
            return unclaimed;
        }

        var sentences = Sentences.IsDefault ? [] : Sentences;
        var missing = @case.ApprovalCauses.Where(cause => !sentences.Any(sentence => sentence.Code == cause && !string.IsNullOrWhiteSpace(sentence.Sentence)))
            .Select(cause => new Refusal(RefusalCode.FlagUnanswered, $"sentences.{cause}", "Each point is answered with a sentence of one's own.")).ToList();
        if (missing.Count > 0)
        {
            return Acted.Refuse(missing);
        }

        var facts = @case.Facts.Shown(@case.Heard);
        var assessed = Assessed.By(context, proposal.Evaluation.RuleSetHash, proposal.Evaluation.DecidedAt, facts);
        // INVARIANT: what is issued is what was proposed, to the hash.
        if (assessed?.Evaluation is not { } evaluation || evaluation.Hash != proposal.Evaluation.Hash)
        {
            return Acted.Done(new ApprovalVoided("rules"));
        }

        return Gate.Refusals(@case, evaluation, proposal.Own) is { IsEmpty: false } refusals
            ? Acted.Refuse(refusals)
            : Acted.Done([Issuing.ByPerson(@case, facts, evaluation, context, proposal with { Answers = proposal.Answers.AddRange(sentences) }, new StaffName(actor.Id, actor.Name))]);
    }
}

/// <summary>Returns what another proposes, with what is wrong. The proposer may return it to themselves, and nothing else.</summary>
/// <param name="Points">What is wrong.</param>
public sealed record ReturnProposal(ImmutableArray<ReturnPoint> Points) : Command
{
    private static readonly string[] Codes = ["facts", "rule-use", "discretion", "inquiry", "procedure"];

    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.ReturnProposal;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(context);
        if (@case.Proposal!.By.Id != actor.Id && UnlessClaimed(@case, actor, context) is { } unclaimed)
        {
            return unclaimed;
        }

        return Points.IsDefaultOrEmpty || Points.Any(point => string.IsNullOrWhiteSpace(point.Text) || !Codes.Contains(point.Code))
            ? Acted.Refuse(RefusalCode.Missing, "points", $"At least one point with a text, each one of {string.Join(", ", Codes)}.")
            : Acted.Done(new ProposalReturned(Points, context.InDays(context.Policy.ReviewDays)));
    }
}
