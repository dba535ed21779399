using DecisionEngine.Cases.Acting;

namespace DecisionEngine.Cases.Life;

/// <summary>Lets whatever deadline has gone by take its effect. Doing it twice does it once: what is not due is refused.</summary>
/// <param name="Kind">One of <see cref="DueKind"/>.</param>
public sealed record Expire(string Kind) : Command
{
    /// <inheritdoc/>
    public override CaseAction Action => CaseAction.Expire;

    /// <inheritdoc/>
    protected override Acted Act(Case @case, Actor actor, Context context)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(context);
        var isDue = WorkRows.Of(@case, context.Policy).OfType<Storage.DueRow>().Any(row => row.Kind == Kind && row.DueAt <= context.Now);
        if (!isDue)
        {
            return Acted.Refuse(RefusalCode.AlreadyDone, "kind", "Nothing of the kind is due.");
        }

        var body = context.Rules.Current(@case.CaseType, context.Today).Authority.Complaint.Body[@case.Language];
        return Kind switch
        {
            DueKind.Deadline => Unanswered(@case, actor, context),
            DueKind.Claim => Acted.Done(new ClaimReleased(true)),
            DueKind.OwnDeadline => Acted.Done(new DelayAnnounced(context.Today.AddDays(context.Policy.DelayDays))),
            DueKind.Reassessment => Acted.Done(new ComplaintForwarded(body, "overdue")),
            DueKind.Stand => Acted.Done(new StandAnswered(true, "none"), new ComplaintForwarded(body, "stands")),
            _ => Acted.Refuse(RefusalCode.WrongState, "kind", $"`{Kind}` does not expire."),
        };
    }

    private static Acted Unanswered(Case @case, Actor actor, Context context)
    {
        var expired = new DeadlineExpired();
        var reason = @case.State == CaseState.Hearing ? "hearing-expired" : "not-answered";
        var after = Folding.Apply(@case, new Happened(expired, context.Now, actor.Key, 0));
        return Acted.Done(expired, Hearing.ToReview.Of(after, reason, [new ReasonForReview(reason, [.. @case.Running!.Facts.Select(fact => fact.Fact)])], context));
    }
}
