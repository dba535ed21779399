using System.Collections.Immutable;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;
using DecisionEngine.Cases.Publishing;

namespace DecisionEngine.Cases.Contesting;

/// <summary>Disagrees with a decision, by any channel; what is said on the telephone counts. A late one is taken in and flagged (R7).</summary>
/// <param name="DecisionId">The decision.</param>
/// <param name="Text">What the party says.</param>
/// <param name="Reasons">fact-wrong, rule-misread, special-circumstances, not-understood; may be empty.</param>
/// <param name="Step">The step it is about; null where none is pointed at.</param>
/// <param name="Channel">web, phone, paper or visit.</param>
public sealed record Contest(string DecisionId, string Text, ImmutableArray<string> Reasons, string? Step, string Channel) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Contest;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(context);
        if (@case.Decisions.FirstOrDefault(decision => decision.Id == DecisionId) is not { State: DecisionState.Dispatched } decision)
        {
            return Acted.Refuse(RefusalCode.NotDispatched, "decisionId", "There is no decision in force under that id that has been sent.");
        }

        if (string.IsNullOrWhiteSpace(Text) || !Channels.All.Contains(Channel))
        {
            return Acted.Refuse(RefusalCode.Missing, "text", "A few words are enough; and the channel they came by.");
        }

        if (@case.Contest?.Contested.DecisionId == DecisionId)
        {
            return Acted.Refuse(RefusalCode.AlreadyDone, "", "The decision is contested already.");
        }

        var facts = @case.Facts.Shown(@case.Heard);
        var issued = decision.Issued.Evaluation;
        var dueOn = Deadline.Danish.Weeks(context.Today, context.Policy.ReassessmentWeeks);
        return Acted.Done(new DecisionContested(
            DecisionId, Text, Reasons.IsDefault ? [] : Reasons, Step, Channel,
            decision.Deadline is { } deadline && context.Today > deadline,
            context.Policy.StartOf(dueOn.AddDays(1)).AddSeconds(-1),
            Assessed.By(context, issued.RuleSetHash, issued.DecidedAt, facts)?.Summary,
            Assessed.By(context, @case.CaseType, facts).Summary));
    }
}
