using System.Collections.Immutable;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Deciding;
using DecisionEngine.Cases.Life;

namespace DecisionEngine.Cases.Hearing;

/// <summary>Asks the party for facts, in the order worth asking.</summary>
/// <param name="Facts">Ids of the facts; empty for those that are missing.</param>
public sealed record Ask(ImmutableArray<string> Facts) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Ask;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(context);
        if (UnlessClaimed(@case, actor, context) is { } unclaimed)
        {
            return unclaimed;
        }

        var evaluation = Assessed.By(context, @case.CaseType, @case.Facts.Shown(@case.Heard)).Evaluation;
        var known = context.Rules.Current(@case.CaseType, context.Today).Facts.Where(fact => !fact.Discretionary).Select(fact => fact.Id).ToHashSet();
        ImmutableArray<string> asked = Facts.IsDefaultOrEmpty ? [.. (evaluation?.Missing ?? []).Where(known.Contains)] : Facts;
        if (asked.FirstOrDefault(fact => !known.Contains(fact)) is { } unknown)
        {
            return Acted.Refuse(RefusalCode.FactInvalid, "facts", $"The party cannot be asked for `{unknown}`.");
        }

        return asked.IsEmpty ? Acted.Refuse(RefusalCode.Missing, "facts", "Nothing is missing that the party could answer.") : Acted.Done(new FactsAsked(asked, context.Policy.AskDays));
    }
}
