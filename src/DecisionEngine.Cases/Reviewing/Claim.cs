using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;

namespace DecisionEngine.Cases.Reviewing;

/// <summary>Takes a case from the queue. The claim ends by itself.</summary>
public sealed record Claim : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Claim;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(context);
        if (WorkRows.MayNotTake(@case).Contains(actor.Id))
        {
            return Acted.Refuse(RefusalCode.OwnWork, "", "Somebody else than the one who decided or proposed must look at it.");
        }

        return @case.Review?.Claim is { } claim && claim.Until > context.Now && claim.By != actor.Id
            ? Acted.Refuse(RefusalCode.ClaimedByAnother, "", $"Claimed by {claim.By} until {claim.Until:u}.")
            : Acted.Done(new ReviewClaimed(actor.Id, context.Now.AddMinutes(context.Policy.ClaimMinutes)));
    }
}

/// <summary>Puts a claimed case back.</summary>
public sealed record Release : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Release;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context) => UnlessClaimed(@case, actor, context) ?? Acted.Done(new ClaimReleased(false));
}

/// <summary>Gives a case to somebody of the unit, whoever has it now: when a caseworker is absent, for example. By a team lead.</summary>
/// <param name="To">Staff id.</param>
/// <param name="Reason">Why.</param>
public sealed record Reassign(string To, string Reason) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Reassign;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (UnlessSaid(("to", To), ("reason", Reason)).ToList() is { Count: > 0 } refusals)
        {
            return Acted.Refuse(refusals);
        }

        return WorkRows.MayNotTake(@case).Contains(To)
            ? Acted.Refuse(RefusalCode.OwnWork, "to", "This person is disqualified, or decided or proposed it.")
            : Acted.Done(new ReviewReassigned(To, context.Now.AddMinutes(context.Policy.ClaimMinutes), Reason));
    }
}

/// <summary>Declares somebody disqualified from a case (FVL §§ 3–4): oneself, or another by a team lead.</summary>
/// <param name="Who">Staff id.</param>
/// <param name="Reason">Why.</param>
public sealed record Disqualify(string Who, string Reason) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Disqualify;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(actor);
        if (UnlessSaid(("who", Who), ("reason", Reason)).ToList() is { Count: > 0 } refusals)
        {
            return Acted.Refuse(refusals);
        }

        if (Who != actor.Id && actor.Role != Role.TeamLead)
        {
            return Acted.Refuse(RefusalCode.WrongRole, "who", "Only a team lead declares somebody else disqualified.");
        }

        return @case.Disqualified.Contains(Who) ? Acted.Refuse(RefusalCode.AlreadyDone, "who", "Declared already.")
            // INVARIANT: nothing a disqualified person proposed can be approved.
            : @case.Proposal?.By.Id == Who ? Acted.Done(new ApprovalVoided("disqualified"), new Disqualified(Who, Reason))
            : Acted.Done(new Disqualified(Who, Reason));
    }
}
