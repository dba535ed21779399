using System.Collections.Immutable;
using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;

namespace DecisionEngine.Cases.Hearing;

/// <summary>Hears the party about facts that speak against them (FVL § 19, R8). Deciding is blocked until reply or deadline.</summary>
/// <param name="Facts">The facts, each with why it matters.</param>
public sealed record Hear(ImmutableArray<HeardFact> Facts) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Hear;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(context);
        if (UnlessClaimed(@case, actor, context) is { } unclaimed)
        {
            return unclaimed;
        }

        if (Facts.IsDefaultOrEmpty)
        {
            return Acted.Refuse(RefusalCode.Missing, "facts", "At least one fact.");
        }

        var refusals = Facts.Where(fact => !@case.Facts.Has(fact.Fact)).Select(fact => new Refusal(RefusalCode.FactInvalid, $"facts.{fact.Fact}", "The case has no such fact."))
            .Concat(Facts.Where(fact => string.IsNullOrWhiteSpace(fact.Why)).Select(fact => new Refusal(RefusalCode.Missing, $"facts.{fact.Fact}.why", "Why it matters.")))
            .ToList();
        return refusals.Count > 0 ? Acted.Refuse(refusals) : Acted.Done(new HearingOpened(Facts, context.Policy.HearingDays));
    }
}

/// <summary>Records why the party need not be heard about some facts (FVL § 19, stk. 2).</summary>
/// <param name="Facts">Ids of the facts.</param>
/// <param name="Law">The provision.</param>
/// <param name="Reason">Why.</param>
public sealed record Exempt(ImmutableArray<string> Facts, string Law, string Reason) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Exempt;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context) =>
        UnlessClaimed(@case, actor, context)
        ?? (UnlessSaid(("law", Law), ("reason", Reason)).Concat(Facts.IsDefaultOrEmpty ? [new Refusal(RefusalCode.Missing, "facts", "At least one fact.")] : []).ToList() is { Count: > 0 } refusals
            ? Acted.Refuse(refusals)
            : Acted.Done(new HearingExempted(Facts, Law, Reason)));
}
