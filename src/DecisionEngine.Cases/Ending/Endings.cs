using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;
using DecisionEngine.Cases.Opening;

namespace DecisionEngine.Cases.Ending;

/// <summary>Takes the case up again on the authority's own motion.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Cause">own-motion or remediation.</param>
public sealed record Reopen(string Reason, string Cause = "own-motion") : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Reopen;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(context);
        if (UnlessSaid(("reason", Reason)).ToList() is { Count: > 0 } refusals)
        {
            return Acted.Refuse(refusals);
        }

        if (@case.Ending is "died" or "moved")
        {
            return Acted.Refuse(RefusalCode.WrongState, "", "The case has ended for good.");
        }

        var steps = new List<Step>();
        var after = @case;
        foreach (var happened in Before(@case).Append(new CaseReopened(Reason, Cause)))
        {
            steps.Add(new Step(happened));
            after = Folding.Apply(after, new Happened(happened, context.Now, actor.Key, 0));
        }

        if (after.State == CaseState.Reassessing)
        {
            // The complaint stands again, and is what has to be looked at.
            return Acted.Done(steps);
        }

        steps.Add(new Step(Hearing.ToReview.Of(after, "reopened", [new ReasonForReview("reopened", [])], context)));
        return Acted.Done(steps);
    }

    // What nobody has received is annulled, not superseded: no letter about it goes out.
    private static IEnumerable<CaseEvent> Before(Case @case) =>
        @case is { State: CaseState.Issued, InForce: { State: DecisionState.Issued } issued } ? [new DecisionAnnulled(issued.Id, "reopened before it was sent")] : [];
}

/// <summary>Annuls the decision in force.</summary>
/// <param name="Reason">Why.</param>
public sealed record Annul(string Reason) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Annul;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return UnlessSaid(("reason", Reason)).ToList() is { Count: > 0 } refusals ? Acted.Refuse(refusals)
            : @case.InForce is { } decision ? Acted.Done(new DecisionAnnulled(decision.Id, Reason))
            : Acted.Refuse(RefusalCode.NoDecision, "", "There is no decision in force.");
    }
}

/// <summary>Withdraws the application.</summary>
/// <param name="Channel">web, phone, paper or visit.</param>
public sealed record Withdraw(string Channel) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Withdraw;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return !Channels.All.Contains(Channel) ? Acted.Refuse(RefusalCode.Missing, "channel", $"One of {string.Join(", ", Channels.All)}.")
            : @case.InForce is not null ? Acted.Refuse(RefusalCode.WrongState, "", "There is a decision; it can be contested or corrected.")
            : Acted.Done(new CaseWithdrawn(Channel));
    }
}

/// <summary>Records that the party has died. The case ends, and so does what is paid.</summary>
/// <param name="On">The date.</param>
public sealed record RecordDeath(DateOnly On) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.RecordDeath;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return On > context.Today ? Acted.Refuse(RefusalCode.Missing, "on", "A day that has been.") : Acted.Done(new PartyDied(On));
    }
}

/// <summary>Records that the party has moved to another authority, which takes the case on.</summary>
/// <param name="To">The authority.</param>
/// <param name="On">The date.</param>
public sealed record RecordMove(string To, DateOnly On) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.RecordMove;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context) =>
        UnlessSaid(("to", To)).ToList() is { Count: > 0 } refusals ? Acted.Refuse(refusals) : Acted.Done(new PartyMoved(To, On));
}
